import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { CommentVersions } from '@/components/comment/comment-versions'
import { buttonClass } from '@/components/ui/button'
import { Column, PageTitle } from '@/components/ui/column'
import { findArticlePage } from '@/lib/article/queries'
import { findCommentHistory } from '@/lib/comment/read-history'
import { isId } from '@/lib/ids'
import { findFormerParagraph } from '@/lib/revision/former-paragraph'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'What a comment said before', robots: { index: false } }
export const dynamic = 'force-dynamic'

type Props = PageProps<'/articles/[slug]/p/[paragraph]/history/[comment]'>

export default async function CommentHistoryPage({ params, searchParams }: Props) {
  const { slug, paragraph: paragraphId, comment: id } = await params
  const { before } = await searchParams
  const article = await findArticlePage(slug)
  if (!article || !isId(paragraphId)) notFound()
  const paragraph =
    article.paragraphs.find((each) => each.id === paragraphId) ??
    (await findFormerParagraph(article.id, paragraphId))
  if (!paragraph) notFound()
  const from = typeof before === 'string' && /^[1-9]\d{0,8}$/.test(before) ? Number(before) : null
  const history = await findCommentHistory(paragraph.id, id, from)
  if (!history) notFound()
  return (
    <Column>
      <div className="grid gap-6">
        <header className="grid gap-1">
          <p className="text-sm text-muted">
            <Link
              href={routes.comment(slug, paragraph.id, id)}
              className="underline underline-offset-4 hover:text-ink"
            >
              Back to the comment
            </Link>{' '}
            · {article.title}, ¶ {paragraph.number}
          </p>
          <PageTitle>What {history.author.name} wrote, version by version</PageTitle>
        </header>
        <CommentVersions history={history} />
        {history.next && (
          <Link
            href={routes.commentHistory(slug, paragraph.id, id, history.next)}
            className={buttonClass('plain', 'w-fit')}
          >
            Earlier versions
          </Link>
        )}
      </div>
    </Column>
  )
}

import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { RevisionEntry } from '@/components/revision/revision-entry'
import { buttonClass } from '@/components/ui/button'
import { Column, PageTitle } from '@/components/ui/column'
import { isSlug } from '@/lib/article/slug'
import { findArticleHistory } from '@/lib/revision/queries'
import { routes } from '@/lib/routes'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Every text of an article', robots: { index: false } }

export default async function ArticleHistoryPage({
  params,
  searchParams,
}: PageProps<'/articles/[slug]/history'>) {
  const [{ slug }, { before }] = await Promise.all([params, searchParams])
  const from = typeof before === 'string' && /^[1-9]\d{0,8}$/.test(before) ? Number(before) : undefined
  const history = isSlug(slug) ? await findArticleHistory(slug, from) : null
  if (!history) notFound()
  const { title, language, revisions } = history
  return (
    <Column width="wide">
      <div className="grid gap-6">
        <header className="grid gap-2">
          <p className="text-sm text-muted">
            <Link href={routes.article(slug)} className="underline underline-offset-4 hover:text-ink">
              Back to the article
            </Link>
          </p>
          <PageTitle>
            <span lang={language} dir="auto">
              {title}
            </span>
            , text by text
          </PageTitle>
          <p className="text-sm text-soft">
            The newest comes first. <ins className="decoration-accurate">Underlined</ins> words came with a
            revision, <del className="decoration-false">struck</del> ones went. Nothing here is ever changed.
          </p>
        </header>
        <ol reversed className="grid list-none gap-7">
          {revisions.map((entry) => (
            <RevisionEntry key={entry.number} slug={slug} language={language} entry={entry} />
          ))}
        </ol>
        {history.before !== null && (
          <Link href={routes.articleHistory(slug, history.before)} className={buttonClass('plain', 'w-fit')}>
            Earlier revisions
          </Link>
        )}
      </div>
    </Column>
  )
}

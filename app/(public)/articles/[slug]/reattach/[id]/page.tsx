import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound, redirect } from 'next/navigation'
import { v4 as newKey } from 'uuid'
import { ReattachForm } from '@/components/revision/reattach-form'
import { Column, PageTitle } from '@/components/ui/column'
import { Notice } from '@/components/ui/notice'
import { findArticlePage } from '@/lib/article/queries'
import { getViewer } from '@/lib/auth/session'
import { isId } from '@/lib/ids'
import { findLoose } from '@/lib/revision/place-to-tie'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Tie to other words', robots: { index: false } }
export const dynamic = 'force-dynamic'

export default async function ReattachPage({ params }: PageProps<'/articles/[slug]/reattach/[id]'>) {
  const { slug, id } = await params
  const viewer = await getViewer()
  if (!viewer) redirect(routes.signIn(routes.reattach(slug, id)))
  const article = await findArticlePage(slug)
  const loose = article && isId(id) ? await findLoose(viewer, article.id, id) : null
  if (!article || !loose) notFound()
  const isLoose = loose.state === 'orphaned' || loose.state === 'drifted'
  return (
    <Column>
      <div className="grid gap-6">
        <header className="grid gap-2">
          <p className="text-sm text-muted">
            <Link href={routes.article(slug)} className="underline underline-offset-4 hover:text-ink">
              {article.title}
            </Link>
          </p>
          <PageTitle>Tie to other words</PageTitle>
        </header>
        <section aria-label="What it says" className="grid gap-2">
          <p>{loose.says}</p>
          <blockquote
            lang={article.language}
            dir="auto"
            className="border-s-2 border-edge ps-3.5 font-serif text-[1.05rem] text-soft"
          >
            “{loose.quote}”
          </blockquote>
          <p className="text-sm text-muted">
            These are the words that it is about, as they stand in{' '}
            <Link
              href={routes.articleRevision(slug, loose.revision)}
              className="underline underline-offset-4"
            >
              revision {loose.revision}
            </Link>
            .
          </p>
        </section>
        {!isLoose ? (
          <Notice>It stands at its words. There is nothing to tie.</Notice>
        ) : loose.mayTie ? (
          <ReattachForm
            id={loose.id}
            subject={loose.subject}
            formKey={newKey()}
            slug={slug}
            language={article.language}
            paragraphs={article.paragraphs.map(({ id: paragraphId, number, text }) => ({
              id: paragraphId,
              number,
              text,
            }))}
          />
        ) : (
          <Notice>Its author, editors and moderators can tie it to other words.</Notice>
        )}
      </div>
    </Column>
  )
}

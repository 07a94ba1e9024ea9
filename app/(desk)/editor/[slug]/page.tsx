import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ModeForm } from '@/components/admin/mode-form'
import { ArticleForm } from '@/components/editor/article-form'
import { EditorFrame, toArticles } from '@/components/editor/editor-frame'
import { ProposalNotice } from '@/components/editor/proposal-notice'
import { ScheduleNotice } from '@/components/editor/schedule-notice'
import { isBehind, StandingLine } from '@/components/editor/standing-line'
import { UnpublishForm } from '@/components/editor/unpublish-form'
import { SectionTitle } from '@/components/ui/column'
import { Notice } from '@/components/ui/notice'
import { getDeskViewer } from '@/lib/auth/desk'
import { findWork } from '@/lib/editor/queries'
import { withRoom } from '@/lib/editor/words'
import { findProposalFor } from '@/lib/import/queries'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Edit', robots: { index: false } }

export default async function EditArticlePage({ params, searchParams }: PageProps<'/editor/[slug]'>) {
  const [{ slug }, { done }] = await Promise.all([params, searchParams])
  const viewer = await getDeskViewer(routes.editorArticle(slug))
  const work = await findWork(viewer, slug)
  if (!work) notFound()
  const proposal = await findProposalFor(work.id)
  const { id, mode, title, draft, schedule, standing, words, revision } = work
  const start = {
    viewerId: viewer.id,
    articleId: id,
    base: draft?.base ?? revision,
    draft,
    initial: withRoom(words),
  }
  return (
    <EditorFrame title={title} back={toArticles}>
      <StandingLine work={work} />
      {done === 'published' && standing === 'published' && <Notice look="good">It is public now.</Notice>}
      {done === 'known' && (
        <Notice>
          This article is here already. Nothing was stored twice; if its text was another, that waits here.
        </Notice>
      )}
      {proposal && (
        <ProposalNotice
          proposal={{ id: proposal.id, url: proposal.url, readAt: proposal.readAt }}
          savings={draft?.revision ?? 0}
          slug={slug}
        />
      )}
      {schedule && <ScheduleNotice id={id} schedule={schedule} />}
      {isBehind(work) && (
        <Notice>
          This draft was begun on revision {draft?.base}; revision {revision} has been published since. What
          changes is shown against the newest before anything is published.
        </Notice>
      )}
      <ArticleForm key={`${id} ${revision}`} start={start} slug={slug} />
      <section aria-labelledby="around-title" className="grid gap-3 border-t border-rule pt-5">
        <SectionTitle id="around-title">What may be written on it, and whether it is public</SectionTitle>
        <ModeForm key={mode} {...{ id, title, mode }} />
        {standing === 'published' && <UnpublishForm id={id} />}
      </section>
    </EditorFrame>
  )
}

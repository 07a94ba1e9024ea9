import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { v4 as newId } from 'uuid'
import { Sprite } from '@/components/article/sprite'
import { ArticlePreview } from '@/components/editor/article-preview'
import { ChangesTable } from '@/components/editor/changes-table'
import { EditorFrame } from '@/components/editor/editor-frame'
import { FateList } from '@/components/editor/fate-list'
import { PublishForm } from '@/components/editor/publish-form'
import { ScheduleNotice } from '@/components/editor/schedule-notice'
import { isBehind, StandingLine } from '@/components/editor/standing-line'
import { Section } from '@/components/ui/column'
import { Notice } from '@/components/ui/notice'
import { getDeskViewer } from '@/lib/auth/desk'
import { findPreview, type Preview } from '@/lib/editor/queries'
import { findProposalFor } from '@/lib/import/queries'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Publish', robots: { index: false } }

export default async function PublishPage({ params }: PageProps<'/editor/[slug]/publish'>) {
  const { slug } = await params
  const viewer = await getDeskViewer(routes.editorPublish(slug))
  const preview = await findPreview(viewer, slug)
  if (!preview) notFound()
  const { id, title, revision, draft, schedule } = preview
  return (
    <EditorFrame title={title} back={{ href: routes.editorArticle(slug), name: 'Back to the text' }}>
      <Sprite />
      <StandingLine work={preview} />
      {schedule && <ScheduleNotice id={id} schedule={schedule} />}
      {isBehind(preview) && (
        <Notice>
          This draft was begun on revision {draft?.base}. It is compared with revision {revision}, which was
          published since: what that one changed, this one changes back unless it stands in the draft too.
        </Notice>
      )}
      <WhatChanges preview={preview} />
      <Publish preview={preview} hasProposal={(await findProposalFor(id)) !== null} />
    </EditorFrame>
  )
}

function WhatChanges({ preview }: { preview: Preview }) {
  const { unfit, changes, fates, article, standing, revision, words, slug } = preview
  if (unfit)
    return (
      <Notice look="problem">
        It cannot be published as it is. {unfit.problem}{' '}
        <a href={`${routes.editorArticle(slug)}#${unfit.field}`} className="underline underline-offset-4">
          Go there
        </a>
      </Notice>
    )
  if (standing === 'draft' && article) return <ArticlePreview article={article} />
  return (
    <>
      <Section title="What changes">
        {!changes || changes.isSame ? (
          <p className="text-soft">Nothing: this is the text of revision {revision}.</p>
        ) : (
          <ChangesTable changes={changes} language={words.language} revision={revision} />
        )}
      </Section>
      {fates && changes && !changes.isSame && (
        <Section title="What happens to what is written on it">
          <FateList fates={fates} language={words.language} />
        </Section>
      )}
    </>
  )
}

function Publish({ preview, hasProposal }: { preview: Preview; hasProposal: boolean }) {
  const { id, unfit, changes, standing, revision, draft, schedule } = preview
  const isPublic = standing === 'published'
  if (unfit || (isPublic && (!changes || changes.isSame))) return null
  return (
    <Section title={standing === 'unpublished' ? 'Publish it again' : 'Publish'}>
      <PublishForm
        id={id}
        from={revision}
        savings={draft?.revision ?? 0}
        formKey={newId()}
        isRevision={standing !== 'draft' && changes !== null && !changes.isSame}
        hasProposal={hasProposal}
        at={schedule?.at.slice(0, 16) ?? ''}
        given={{
          reason: schedule?.reason ?? (hasProposal ? 'source' : 'update'),
          note: schedule?.note ?? '',
        }}
      />
    </Section>
  )
}

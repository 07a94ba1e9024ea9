import type { CheckDraft } from '@/components/draft/use-check-draft'

/** What a form that is sent says of its draft, so that the draft goes with it. */
export function DraftFields({ stored: { id, revision, writer } }: Pick<CheckDraft, 'stored'>) {
  return (
    <>
      <input type="hidden" name="draftId" value={id} />
      <input type="hidden" name="draftRevision" value={revision} />
      <input type="hidden" name="draftWriter" value={writer} />
    </>
  )
}

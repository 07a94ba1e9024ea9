import { sendDraft } from '@/components/draft/draft-requests'
import { dropCopy, listCopies } from '@/components/draft/local-copy'

/**
 * Sends what only this browser has of a person's drafts, before they sign out. What does not get through, or what
 * another tab has overtaken, stays in this browser under their name, for when they are back.
 */
export async function saveCopies(viewerId: string): Promise<void> {
  for (const copy of listCopies(viewerId)) {
    const { id, base, writer, turn, words, about } = copy
    const answer = await sendDraft({ id, revision: base, writer, turn, words, about }, false)
    if (answer.kind === 'saved') dropCopy(viewerId, writer)
  }
}

import 'server-only'
import { v7 as newId } from 'uuid'
import type { NoteInput } from '@/lib/case-note/input'
import { transaction } from '@/lib/db'
import { append } from '@/lib/event/append'
import { once } from '@/lib/idempotency'
import { can, type Viewer } from '@/lib/policy'
import { type Result, refuse, succeed } from '@/lib/result'
import { locateCase, readCase } from '@/lib/review/lock-case'

/** Leaves a note for colleagues at a case, open or closed. All cases of the same thing show it. */
export async function addNote(viewer: Viewer, input: NoteInput): Promise<Result<{ id: string }>> {
  return transaction((tx) =>
    once(tx, viewer, input, 'case.note', async () => {
      const ref = can(viewer, 'review.read') ? await locateCase(tx, input.id) : null
      if (!ref) return refuse('not-found')
      const { given } = await readCase(tx, ref)
      if (!can(viewer, 'case.note', given)) return refuse('own-work')
      const id = newId()
      await tx.caseNote.create({
        data: { id, caseId: given.id, authorId: viewer.id, body: input.body },
        select: { id: true },
      })
      append(tx, {
        kind: 'case.noted',
        actorId: viewer.id,
        subjectType: 'case',
        subjectId: given.id,
        articleId: given.articleId,
        data: { about: given.subject, aboutId: given.subjectId, noteId: id },
      })
      return succeed({ id })
    }),
  )
}

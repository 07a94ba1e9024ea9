import { z } from '@/lib/zod'

/** A mail that is due: one notification at once, a person's daily one with what waited until a moment, or a letter. */
export const dueMail = z.union([
  z.strictObject({ id: z.uuid() }),
  z.strictObject({ userId: z.uuid(), until: z.iso.datetime() }),
  z.strictObject({ letter: z.uuid() }),
])
export type DueMail = z.infer<typeof dueMail>

/** What `server/jobs.ts` asks to be done where the database and the rooms of `lib` are. */
export const task = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('read-log') }),
  z.strictObject({ do: z.literal('find-mail') }),
  z.strictObject({ do: z.literal('mail'), mail: dueMail }),
  z.strictObject({ do: z.literal('give-up'), mail: dueMail }),
  z.strictObject({ do: z.literal('forget-turns') }),
  z.strictObject({ do: z.literal('end-accounts') }),
  z.strictObject({ do: z.literal('publish-due') }),
  z.strictObject({ do: z.literal('read-sources') }),
])
export type Task = z.infer<typeof task>

/** What each task answers. */
export type Answers = {
  'read-log': { told: number; mail: string[]; later: string[]; hasMore: boolean }
  'find-mail': { mail: string[]; digests: { userId: string; until: string }[]; letters: string[] }
  mail: { outcome: 'sent' | 'nothing' | 'busy' | 'later' | 'refused'; problem?: string }
  'give-up': Record<string, never>
  'forget-turns': { forgotten: number }
  'end-accounts': { ended: number }
  'publish-due': { published: number; failed: number }
  'read-sources': { read: number; hasMore: boolean }
}

/** Does a task: in the process itself over its own address, in tests directly. Throws when it could not be done. */
export type Work = <T extends Task>(task: T) => Promise<Answers[T['do']]>

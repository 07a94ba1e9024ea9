import { publishDueArticles } from '@/lib/editor/publish-due'
import { answerRead } from '@/lib/http'
import { readDueSources } from '@/lib/import/watching/mutations'
import { endDueAccounts } from '@/lib/leaving/mutations'
import { forgetOldTurns } from '@/lib/limit/turns'
import { mailLetter } from '@/lib/mail/mail-letter'
import { findDueMail, giveUpMail, mailDigest, mailNotification } from '@/lib/mail/mutations'
import { isMailing } from '@/lib/mail/settings'
import { readLog } from '@/lib/notification/reader'
import { type DueMail, type Task, task } from '@/lib/notification/work'
import { isOwnRequest } from '@/lib/own-secret'

/** Does what is due behind the scenes; asked by `server/jobs.ts` only. */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnRequest(request)) return new Response(null, { status: 404 })
  const due = task.parse(await request.json())
  return answerRead(async () => Response.json((await perform(due)) ?? {}))
}

function perform(due: Task): Promise<unknown> {
  switch (due.do) {
    case 'read-log':
      return readLog(isMailing())
    case 'find-mail':
      return findDueMail(new Date())
    case 'mail':
      return mail(due.mail)
    case 'give-up':
      return giveUpMail(due.mail)
    case 'forget-turns':
      return forgetOldTurns()
    case 'end-accounts':
      return endDueAccounts(new Date())
    case 'publish-due':
      return publishDueArticles(new Date())
    case 'read-sources':
      return readDueSources(new Date())
  }
}

function mail(due: DueMail): Promise<unknown> {
  if ('letter' in due) return mailLetter(due.letter)
  return 'id' in due ? mailNotification(due.id) : mailDigest(due)
}

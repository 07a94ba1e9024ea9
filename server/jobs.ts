import type { DueMail, Work } from '@/lib/notification/work'
import { mailGraceSeconds } from '@/lib/review/undo-rules'
import type { LogReader } from './events'
import { type MailQueue, openMailQueue } from './mail-queue'
import { oneAtATime } from './one-at-a-time'

type Options = {
  databaseUrl: string
  isMailing: boolean
  work: Work
  /** Told what became of each mail. */
  count?: (outcome: string) => void
}

export type Jobs = LogReader & { close(): Promise<void> }

const readEveryMs = 15_000
/** What happens so close together is read together. */
const gatherMs = 500
const drainEveryMs = 5_000
const lookEveryMs = 60_000
const forgetEveryMs = 600_000
const endAccountsEveryMs = 60_000
const publishEveryMs = 10_000
const readSourcesEveryMs = 30_000
const betweenSourcesMs = 1_000
const stopWithinMs = 5_000

/**
 * What happens behind the scenes: reading the event log for whom to tell, and sending their mail. Woken by the log, and
 * by a slow clock in case a word was missed. Nothing here ends the process: while the database or the mail server is
 * away it tries again at the next turn. Every process may run it; the database sees to it that each thing is done once.
 */
export function startJobs({ databaseUrl, isMailing, work, count }: Options): Jobs {
  let opening: Promise<MailQueue> | undefined
  /** Mail was due, and could not be put into the queue. */
  let isBehind = false
  let isClosed = false
  let soon: ReturnType<typeof setTimeout> | undefined

  const reading = oneAtATime('Reading the log', async () => {
    const { mail, later, hasMore } = await work({ do: 'read-log' })
    if (hasMore) reading.wake()
    isBehind ||= mail.length + later.length > 0
    await send(mail.map((id) => ({ id })))
    await send(
      later.map((id) => ({ id })),
      mailGraceSeconds,
    )
    isBehind = false
  })

  let gathering: ReturnType<typeof setTimeout> | undefined
  function readSoon() {
    gathering ??= setTimeout(() => {
      gathering = undefined
      reading.wake()
    }, gatherMs)
  }

  const sending = oneAtATime('Sending mail', async () => (await openQueue()).drain())

  // What no queue knows of: a process may have died between telling and sending, and daily mails fall due.
  const looking = oneAtATime('Looking for mail that is due', async () => {
    const { mail, digests, letters } = await work({ do: 'find-mail' })
    await send([...letters.map((letter) => ({ letter })), ...mail.map((id) => ({ id })), ...digests])
    isBehind = false
  })

  const forgetting = oneAtATime('Forgetting what was counted', async () => {
    await work({ do: 'forget-turns' })
  })

  const ending = oneAtATime('Ending accounts', async () => {
    await work({ do: 'end-accounts' })
  })

  const publishing = oneAtATime('Publishing what is due', async () => {
    await work({ do: 'publish-due' })
  })

  // One by one, with a breath between: what other sites publish never holds up what people do here.
  const following = oneAtATime('Reading what is watched', async () => {
    const { hasMore } = await work({ do: 'read-sources' })
    if (hasMore && !isClosed) soon = setTimeout(following.wake, betweenSourcesMs)
  })

  async function send(due: DueMail[], afterSeconds = 0) {
    if (due.length === 0) return
    await (await openQueue()).add(due, afterSeconds)
    sending.wake()
  }

  // Opened at first use and, when that fails, at the next.
  function openQueue(): Promise<MailQueue> {
    opening ??= openMailQueue({ databaseUrl, work, count }).catch((error) => {
      opening = undefined
      throw error
    })
    return opening
  }

  function drain() {
    if (isBehind) looking.wake()
    sending.wake()
  }

  const turns = [
    setInterval(reading.wake, readEveryMs),
    setInterval(forgetting.wake, forgetEveryMs),
    setInterval(ending.wake, endAccountsEveryMs),
    setInterval(publishing.wake, publishEveryMs),
    setInterval(following.wake, readSourcesEveryMs),
  ]
  if (isMailing) {
    turns.push(setInterval(drain, drainEveryMs), setInterval(looking.wake, lookEveryMs))
    looking.wake()
  }
  reading.wake()
  ending.wake()
  publishing.wake()
  return {
    opened: reading.wake,
    announced: readSoon,
    letterWritten() {
      if (isMailing) looking.wake()
    },
    async close() {
      for (const turn of turns) clearInterval(turn)
      isClosed = true
      clearTimeout(gathering)
      clearTimeout(soon)
      const works = [reading, looking, sending, forgetting, ending, publishing, following]
      const ended = Promise.all(works.map((work) => work.stop()))
      await Promise.race([ended, new Promise((done) => setTimeout(done, stopWithinMs).unref())])
      await opening?.then((queue) => queue.close()).catch(() => undefined)
    },
  }
}

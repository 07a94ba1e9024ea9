import { connect } from 'node:net'
import { describe, expect } from 'vitest'
import { findAction, formRequest } from '@/bench/actions'
import { resubmitFactCheck } from '@/lib/fact-check/mutations'
import { root } from '@/scripts/setup/folders.mjs'
import { aCheck, aPerson, correction, expectSuccess, newKey } from '@/test/factories'
import { type Answer, callAction, persistently } from './client'
import { Ledger } from './ledger'
import { aWriter, counted, dose, fault, patiently, rounds, type Scene } from './scene'

type Decision = 'publish' | 'reject'

const review = 'lib/review/actions.ts'

function decide({ own }: Scene, cookie: string, id: string, decision: Decision, version = '1') {
  const words: Record<string, string> =
    decision === 'publish'
      ? { reasonCode: 'sound' }
      : { reasonCode: 'duplicate', reason: 'The same is checked above.' }
  const fields = { id, version, decision, ...words }
  return callAction(own.url, `/review/${id}`, cookie, { file: review, name: 'decide', fields })
}

const statusesOf = (answers: (Answer | null)[]) => answers.map((answer) => answer?.status ?? 'cut')

function tally(counts: Record<string, number>, answers: (Answer | null)[]) {
  for (const status of statusesOf(answers)) counts[status] = (counts[status] ?? 0) + 1
}

describe('two at once', () => {
  fault('F11', 'of moderators who decide at once one decides, and the others are told who', async (scene) => {
    const { article, signIn, sql } = scene
    // Every eleventh time, in the short form every ninth, ten decide at once.
    const every = dose(11, 9)
    let [pairs, crowds] = [0, 0]
    const author = await aPerson()
    const moderators = await Promise.all(Array.from({ length: 10 }, () => aPerson('moderator')))
    const cookies = await Promise.all(moderators.map(signIn))
    const counts: Record<string, number> = {}
    for (const round of rounds(dose(550, 9))) {
      const { id } = await patiently(() =>
        aCheck(author, article, { claim: `The plan costs ${round} million.` }),
      )
      const isCrowd = round % every === every - 1
      if (isCrowd) crowds++
      else pairs++
      const deciding = cookies.slice(0, isCrowd ? 10 : 2)
      const answers = await Promise.all(
        deciding.map((cookie, at) =>
          persistently(() => decide(scene, cookie, id, at % 2 ? 'reject' : 'publish')),
        ),
      )
      tally(counts, answers)
      const winners = statusesOf(answers).flatMap((status, at) => (status === 200 ? [at] : []))
      expect(winners).toHaveLength(1)
      for (const answer of answers) {
        if (answer?.status === 200) continue
        expect(answer?.status).toBe(409)
        expect(answer?.text, 'names the winner').toContain(moderators[winners[0] ?? -1]?.name)
      }
      const [made] = await sql(
        `SELECT (SELECT count(*)::int FROM review WHERE fact_check_id = $1) AS decisions, (SELECT count(*)::int FROM event
         WHERE subject_id = $1 AND kind IN ('fact-check.published', 'fact-check.rejected')) AS told`,
        [id],
      )
      expect(made).toEqual({ decisions: 1, told: 1 })
    }
    return {
      dose: `${pairs} pairs of opposite decisions, ${crowds} times ten at once`,
      outcome: `${counted(counts)}, one decision and one entry in the log each`,
    }
  })

  fault('F12', 'what was edited since it was opened is not decided', async (scene) => {
    const { article, signIn, sql } = scene
    const times = dose(100, 5)
    const author = await aPerson()
    const cookie = await signIn(await aPerson('moderator'))
    const counts: Record<string, number> = {}
    for (let time = 0; time < times; time++) {
      const { id } = await aCheck(author, article, { claim: `The plan takes ${time} years.` })
      const { correctionNote: _, ...edit } = correction
      expectSuccess(await resubmitFactCheck(author, { id, version: 1, ...edit }))
      const answer = await decide(scene, cookie, id, 'publish', '1')
      tally(counts, [answer])
      expect(answer?.status).toBe(409)
      expect(await sql('SELECT id FROM review WHERE fact_check_id = $1', [id])).toEqual([])
    }
    return { dose: `${times} checks edited before the decision`, outcome: `${counted(counts)}, no decision` }
  })

  fault(
    'F13',
    'the same form sent often, at once, and after a lost answer makes one thing',
    async (scene, ledger) => {
      let keys = 0
      const writer = await aWriter(scene)
      for (const turn of rounds(dose(200, 6))) {
        keys++
        const key = newKey()
        if (turn % 2) await leaveBeforeTheAnswer(scene, writer.cookie, key)
        const answers = await Promise.all(
          Array.from({ length: 20 }, () => persistently(() => writer.write(ledger, key))),
        )
        const ids = new Set(answers.map((answer) => /"id":"([0-9a-f-]{36})"/.exec(answer?.text ?? '')?.[1]))
        expect([...ids], 'the same thing is named to all').toHaveLength(1)
      }
      return {
        dose: `${keys} keys, each 20 times at once, every other one after a lost answer`,
        outcome: `${counted(ledger.statuses)}, one row and one id a key`,
      }
    },
  )

  fault('F14', 'a form sent after its sender may no longer is refused', async (scene, ledger) => {
    const { own, article, signIn, sql } = scene
    const times = dose(50, 4)
    const counts: Record<string, number> = {}
    const count = async () =>
      (await sql<{ count: number }>('SELECT count(*)::int AS count FROM comment'))[0]?.count
    for (let time = 0; time < times; time++) {
      const [writer, other] = [await aWriter(scene), await aWriter(scene)]
      const key = newKey()
      expect((await writer.write(ledger, key))?.status).toBe(200)
      const before = await count()
      const endings = [
        "UPDATE sign_in_session SET expires_at = now() - interval '1 minute' WHERE user_id = $1",
        'DELETE FROM sign_in_session WHERE user_id = $1',
      ]
      await sql(endings[time % 2] ?? '', [writer.person.id])
      const replayed = await persistently(() => writer.write(new Ledger(), key))
      const fresh = await persistently(() => writer.write(new Ledger()))
      tally(counts, [replayed, fresh])
      expect(statusesOf([replayed, fresh]), 'signed out or a day later').toEqual([401, 401])
      const [made] = await sql<{ id: string }>('SELECT id FROM comment WHERE author_id = $1', [
        writer.person.id,
      ])
      const fields = { id: made?.id ?? '', version: '1', body: 'Mine now.' }
      const action = { file: 'lib/comment/actions.ts', name: 'saveComment', fields }
      const stolen = await persistently(() => callAction(own.url, article.url, other.cookie, action))
      tally(counts, [stolen])
      expect([403, 404], 'from another session').toContain(stolen?.status)
      const moderator = await aPerson('moderator')
      const cookie = await signIn(moderator)
      const { id } = await aCheck(await aPerson(), article, { claim: `The vote is in ${time} weeks.` })
      await sql('UPDATE "user" SET role = \'member\' WHERE id = $1', [moderator.id])
      const demoted = await persistently(() => decide(scene, cookie, id, 'publish'))
      tally(counts, [demoted])
      expect([403, 404], 'after the role is lost').toContain(demoted?.status)
      expect(await sql('SELECT id FROM review WHERE fact_check_id = $1', [id])).toEqual([])
      expect(await count()).toBe(before)
    }
    return {
      dose: `${times} times: signed out or expired, another session, a lost role`,
      outcome: `${counted(counts)}, nothing written`,
    }
  })
})

/** Sends the form whole, and is gone before it is answered. */
async function leaveBeforeTheAnswer({ own, article }: Scene, cookie: string, key: string) {
  const action = findAction(root, 'lib/comment/actions.ts', 'postComment')
  const fields = {
    key,
    articleId: article.id,
    paragraphId: article.paragraphs[0]?.id ?? '',
    body: `Remark ${key}`,
  }
  const { headers, body } = formRequest({ site: own.url, action, cookie, fields })
  const { port, host } = new URL(own.url)
  const lines = Object.entries({ ...(headers as object), host, 'content-length': (body as Buffer).length })
  const head = [`POST ${article.url} HTTP/1.1`, ...lines.map(([name, value]) => `${name}: ${value}`)].join(
    '\r\n',
  )
  await new Promise<void>((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1')
    socket.once('error', reject)
    socket.write(`${head}\r\n\r\n`)
    socket.write(body as Buffer, () => {
      socket.destroy()
      resolve()
    })
  })
}

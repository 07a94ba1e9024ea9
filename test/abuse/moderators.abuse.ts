import { describe, expect } from 'vitest'
import { newId, type Person } from '@/e2e/fixtures'
import { ask as query } from '@/e2e/own-server'
import { callAction, callOf } from '@/e2e/role-matrix/ask'
import { addSanction, type Cell, makeCell, makePerson } from '@/e2e/role-matrix/people'
import * as things from '@/e2e/role-matrix/things'
import { abuse, type Stage } from './stage'

type Kit = {
  stage: Stage
  /** A moderator, and a thing of somebody else's, unless it is their own. */
  cell: (role: 'moderator' | 'moderator-author' | 'admin' | 'editor') => Promise<Cell>
  call: (cell: Cell, action: string, fields?: Record<string, string>) => Promise<number>
}
type Case = (kit: Kit) => Promise<number>

const verdict = { version: '1', decision: 'publish', reasonCode: 'sound' }
const other = { version: '1', decision: 'reject', reasonCode: 'not-checkable' }
const meOf = ({ actor }: Cell): Person => {
  if (!actor) throw new Error('Somebody who is signed in.')
  return actor
}
const sanctionOn = (person: Person, more: Record<string, string>) => ({
  key: newId(),
  personId: person.id,
  reason: 'Because I can.',
  ...more,
})

/** What a moderator must not do, each with what it is answered. */
const cases: Record<string, [expected: number, Case]> = {
  'publishes their own check': [403, own('review.decide')],
  'rejects their own check': [
    403,
    async ({ cell, call }) => {
      const mine = await cell('moderator-author')
      return call(mine, 'review.decide', { id: await things.waitingCheck(mine), ...other })
    },
  ],
  'lets their own held comment appear': [
    403,
    async ({ cell, call }) => {
      const mine = await cell('moderator-author')
      return call(mine, 'review.decide', {
        id: await things.heldComment(mine),
        version: '1',
        decision: 'show',
        reasonCode: 'within-rules',
      })
    },
  ],
  'takes up their own case': [403, own('review.claim')],
  'asks a colleague about their own case': [403, own('review.ask')],
  'notes something on their own case': [403, own('case-note.note')],
  'decides about an article that they edit': [
    403,
    async ({ cell, call, stage }) => {
      const them = await cell('moderator')
      await stage.database('INSERT INTO article_editor (article_id, user_id) VALUES ($1, $2)', [
        stage.article.id,
        meOf(them).id,
      ])
      const status = await call(them, 'review.decide', { id: await things.waitingCheck(them), ...verdict })
      await stage.database('DELETE FROM article_editor WHERE user_id = $1', [meOf(them).id])
      return status
    },
  ],
  'decides once more, otherwise': [
    409,
    async ({ cell, call }) => {
      const them = await cell('moderator')
      const id = await things.waitingCheck(them)
      expect(await call(them, 'review.decide', { id, ...verdict })).toBe(200)
      return call(them, 'review.decide', { id, ...other })
    },
  ],
  'decides what a colleague has decided': [
    409,
    async ({ cell, call }) => {
      const [them, colleague] = [await cell('moderator'), await cell('moderator')]
      const id = await things.waitingCheck(them)
      expect(await call(colleague, 'review.decide', { id, ...verdict })).toBe(200)
      return call(them, 'review.decide', { id, ...other })
    },
  ],
  'undoes what a colleague has decided': [
    403,
    async ({ cell, call }) => {
      const [them, colleague] = [await cell('moderator'), await cell('moderator')]
      const id = await things.waitingCheck(them)
      expect(await call(colleague, 'review.decide', { id, ...other })).toBe(200)
      return call(them, 'review.undo', { id })
    },
  ],
  'decides about a version that nobody wrote': [409, decides({ version: '2' })],
  'decides without saying about which version': [422, decides({ version: '' })],
  'decides with a reason of another decision': [422, decides({ reasonCode: 'not-checkable' })],
  'decides after losing the role': [
    404,
    async (kit) =>
      after(kit, (stage, { id }) => stage.database(`UPDATE "user" SET role = 'member' WHERE id = $1`, [id])),
  ],
  'decides while suspended': [
    403,
    async (kit) => after(kit, (stage, person) => addSanction(stage.database, person, 'suspension')),
  ],
  'decides with a warning to answer': [
    403,
    async (kit) => after(kit, (stage, person) => addSanction(stage.database, person, 'warning')),
  ],
  'decides while banned': [
    401,
    async (kit) => after(kit, (stage, person) => addSanction(stage.database, person, 'ban')),
  ],
  'sanctions themselves': [
    403,
    async ({ cell, call }) => {
      const them = await cell('moderator')
      return call(them, 'sanction.sanction', sanctionOn(meOf(them), { kind: 'warning' }))
    },
  ],
  'warns an admin': [403, sanctions('admin', { kind: 'warning' })],
  'warns another moderator': [403, sanctions('moderator', { kind: 'warning' })],
  'bans a member': [403, sanctions('member', { kind: 'ban' })],
  'suspends a member for a year': [403, sanctions('member', { kind: 'suspension', days: '365' })],
  'lifts what is decided about themselves': [
    403,
    async ({ cell, call, stage }) => {
      const them = await cell('moderator')
      const id = await addSanction(stage.database, meOf(them), 'warning')
      return call(them, 'sanction.lift', { id, reason: 'It was nothing.' })
    },
  ],
  'makes themselves an admin': [
    403,
    async ({ cell, call }) => {
      const them = await cell('moderator')
      return call(them, 'account.giveRole', { personId: meOf(them).id, role: 'admin', from: 'moderator' })
    },
  ],
  'ends the sessions of an admin': [
    404,
    async ({ cell, call, stage }) => {
      const them = await cell('moderator')
      return call(them, 'session.signThemOut', { personId: (await makePerson(stage.database, 'admin')).id })
    },
  ],
  'writes the words of a decision that others use': [
    404,
    async ({ cell, call }) =>
      call(await cell('moderator'), 'template.save', {
        kind: 'flag',
        decision: 'dismiss',
        title: 'Mine',
        words: 'Mine.',
      }),
  ],
  'reports their own comment': [403, own('flag.report')],
  'finds their own comment helpful': [403, own('helpful.sayHelpful')],
}

/** Something that the role matrix knows how to do, to a thing of their own. */
function own(action: string): Case {
  return async ({ stage, cell, call }) => {
    const mine = await cell('moderator-author')
    const { fields } = await callOf(stage.own.url, action, mine)
    return call(mine, action, fields ?? {})
  }
}

function decides(change: Record<string, string>): Case {
  return async ({ cell, call }) => {
    const them = await cell('moderator')
    return call(them, 'review.decide', { id: await things.waitingCheck(them), ...verdict, ...change })
  }
}

function sanctions(role: 'member' | 'moderator' | 'admin', more: Record<string, string>): Case {
  return async ({ cell, call, stage }) =>
    call(
      await cell('moderator'),
      'sanction.sanction',
      sanctionOn(await makePerson(stage.database, role), more),
    )
}

/** A case that a moderator holds when something becomes of them. */
async function after({ stage, cell, call }: Kit, what: (stage: Stage, person: Person) => Promise<unknown>) {
  const them = await cell('moderator')
  const id = await things.waitingCheck(them)
  expect(await call(them, 'review.claim', { id })).toBe(200)
  await what(stage, meOf(them))
  return call(them, 'review.decide', { id, ...verdict })
}

/** What changes the past of the log, or lets it be changed. */
const edits = [
  "UPDATE event SET actor_id = NULL WHERE kind LIKE 'fact-check.%'",
  "UPDATE event SET data = '{}'",
  'UPDATE event SET at = now()',
  'DELETE FROM event',
  'TRUNCATE event',
  'TRUNCATE event CASCADE',
  'ALTER TABLE event DISABLE TRIGGER ALL',
  'ALTER TABLE event DISABLE TRIGGER USER',
  'DROP TABLE event',
  'DROP TRIGGER IF EXISTS event_append_only ON event',
  'CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$',
  "SET session_replication_role = 'replica'",
]

describe('moderators who would rather not be bound', () => {
  abuse(
    'A17',
    'nobody decides about their own, beyond their role, twice, or about the past',
    async (stage) => {
      const { own: server, database, article, actions } = stage
      const kit: Kit = {
        stage,
        cell: (role) => makeCell(database, article, role),
        async call(cell, name, fields = {}) {
          const action = actions.find((one) => one.name === name)
          if (!action) throw new Error(`The build has no ${name}.`)
          return (await callAction(server.url, action, cell, fields)).status
        },
      }
      const found: Record<string, number> = {}
      for (const [what, [, run]] of Object.entries(cases)) found[what] = await run(kit)
      expect(found).toEqual(
        Object.fromEntries(Object.entries(cases).map(([what, [expected]]) => [what, expected])),
      )

      // One’s own among others, chosen by hand: the others are decided, one’s own is not.
      const mine = await kit.cell('moderator-author')
      const [ownCase, otherCase] = [
        await things.heldComment(mine),
        await things.heldComment(await kit.cell('moderator')),
      ]
      const chosen = `${ownCase}:1:show,${otherCase}:1:show`
      expect(
        await kit.call(mine, 'review.decideTogether', { cases: chosen, reasonCode: 'within-rules' }),
      ).toBe(200)
      const states = await database<{ id: string; state: string }>(
        'SELECT id, state FROM review_case WHERE id = ANY($1)',
        [[ownCase, otherCase]],
      )
      expect(Object.fromEntries(states.map(({ id, state }) => [id, state]))).toEqual({
        [ownCase]: 'open',
        [otherCase]: 'closed',
      })

      const logged = () =>
        database<{ log: string }>(
          `SELECT count(*) || md5(string_agg(e::text, '' ORDER BY id)) AS log FROM event e`,
        )
      const before = await logged()
      const refused: string[] = []
      for (const edit of edits)
        await query(server.applicationUrl, edit).then(
          () => {},
          ({ message }: Error) => refused.push(message),
        )
      expect(refused, 'what the application’s own role is told').toHaveLength(edits.length)
      expect(
        refused.every((words) => /permission denied|must be owner/.test(words)),
        refused.join('; '),
      ).toBe(true)
      expect(await logged()).toEqual(before)
      return {
        dose: `${Object.keys(cases).length + 1} deeds over HTTP, ${edits.length} statements as the application's role`,
        outcome: 'each refused as the rules say; the log is what it was',
      }
    },
  )
})

import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type ActionFrom,
  type Actor,
  actionsFor,
  actors,
  advance,
  type CheckAction,
  type CheckLifeState,
  type Circumstances,
  checkStates,
  decisions,
  life,
  stepFor,
} from '@/lib/fact-check/life'
import { lifeDiagram } from '@/lib/fact-check/life-diagram'

const actions = life.map(({ action }) => action)
const settled: Circumstances = {
  isPublic: false,
  hasAppealed: false,
  isHeld: false,
  needsSecond: false,
  settles: true,
  isUnseen: false,
}

describe('the table', () => {
  it('has one row for each action', () => {
    expect(new Set(actions).size).toBe(life.length)
  })

  it('lets only what waits at the desk be claimed and decided, by moderators, with a reason', () => {
    for (const action of ['claim', ...decisions] as const) {
      const row = life.find((one) => one.action === action)
      expect([row?.from, row?.by]).toEqual([['submitted'], ['moderator']])
      if (action !== 'claim') expect(row?.says).toBe('reason')
    }
  })

  it('leads back to the desk from everywhere but retraction', () => {
    for (const isPublic of [false, true]) {
      const edit = isPublic ? 'correct' : 'resubmit'
      const roads = checkStates.filter((state) => stepFor({ ...settled, state, isPublic }, edit, 'author'))
      expect(roads).toEqual(
        checkStates.filter((state) => state !== 'retracted' && (isPublic || state !== 'published')),
      )
    }
  })

  it('leaves nothing to do with what was retracted', () => {
    const standing = { ...settled, state: 'retracted', isPublic: true } as const
    expect(actors.flatMap((by) => actionsFor(standing, by))).toEqual([])
  })

  it('takes back only what has shown readers nothing, and only while nobody has been told', () => {
    const roads = (isUnseen: boolean) =>
      checkStates.filter((state) => stepFor({ ...settled, state, isUnseen }, 'undo', 'moderator'))
    expect([roads(true), roads(false)]).toEqual([['changes-requested', 'rejected'], []])
  })

  it('asks for a note whenever readers have seen the check, and never else', () => {
    const edits = (isPublic: boolean) =>
      actionsFor({ ...settled, state: 'rejected', isPublic }, 'author').filter((action) =>
        /resubmit|correct/.test(action),
      )
    expect([edits(false), edits(true)]).toEqual([['resubmit'], ['correct']])
  })

  it('takes a condition that nobody has looked at for one that is not met', () => {
    expect(stepFor({ state: 'rejected' }, 'appeal', 'author')).toBeNull()
    expect(stepFor({ state: 'rejected', hasAppealed: true }, 'appeal', 'author')).toBeNull()
    expect(stepFor({ state: 'rejected', hasAppealed: false }, 'appeal', 'author')?.to).toBe('submitted')
  })

  it('does not compile an action from a state in which there is none', () => {
    expect(advance('nothing', 'submit')).toBe('submitted')
    expect(advance('rejected', 'appeal')).toBe('submitted')
    // @ts-expect-error a check that waits cannot be appealed
    const waiting: ActionFrom<'submitted'> = 'appeal'
    // @ts-expect-error what was retracted has no way on
    const gone: ActionFrom<'retracted'> = 'resubmit'
    // @ts-expect-error a draft cannot be published
    expect(advance('draft', 'publish')).toBe('published')
    expect([waiting, gone]).toEqual(['appeal', 'resubmit'])
  })

  it('is what docs/domain.md draws', () => {
    const domain = readFileSync(new URL('../../docs/domain.md', import.meta.url), 'utf8')
    expect(/```mermaid\n([\s\S]*?)\n```/.exec(domain)?.[1]).toBe(lifeDiagram())
  })
})

/** A check with its desk, as far as the life of it goes: what the mutations do, without a database. */
type Model = {
  state: CheckLifeState
  versions: number[]
  notes: number[]
  published: number[]
  decided: { version: number; by: string; decision: string; reason: boolean; onAppealOf: string | null }[]
  opinions: { version: number; by: string; decision: string }[]
  needed: number
  appeals: number
  appealOf: string | null
  /** Who decided just now, alone, and may still take it back. */
  unseen: string | null
}

type Try = { action: CheckAction; who: string; says: boolean; agree: boolean; needsTwo: boolean }

const author = 'mira'
const moderators = ['lena', 'ola', 'tom', 'ines']

function begin(needsTwo: boolean): Model {
  return {
    state: advance('nothing', 'submit'),
    versions: [1],
    notes: [],
    published: [],
    decided: [],
    opinions: [],
    needed: needsTwo ? 2 : 1,
    appeals: 0,
    appealOf: null,
    unseen: null,
  }
}

function circumstancesOf(model: Model, who: string): Circumstances {
  const given = model.opinions.filter(({ version }) => version === model.versions.length)
  return {
    isPublic: model.published.length > 0,
    hasAppealed: model.appeals > 0,
    isHeld: false,
    needsSecond: model.needed > 1,
    settles: model.needed === 1 || given.some(({ by }) => by !== who),
    isUnseen: model.unseen === who,
  }
}

const hatOf = (who: string): Actor => (who === author ? 'author' : 'moderator')

function attempt(model: Model, { action, who, says, agree }: Try): Model {
  const row = stepFor({ state: model.state, ...circumstancesOf(model, who) }, action, hatOf(who))
  if (!row || (row.says !== 'nothing' && !says)) return model
  const version = model.versions.length
  if (model.appealOf === who && row.says === 'reason' && action !== 'retract') return model
  const next = { ...model, state: row.to, unseen: null }
  switch (action) {
    case 'resubmit':
    case 'correct':
      return {
        ...next,
        versions: [...model.versions, version + 1],
        notes: action === 'correct' ? [...model.notes, version + 1] : model.notes,
        needed: Math.min(model.needed, 2),
      }
    case 'withdraw':
      return { ...next, appealOf: null }
    case 'appeal':
      return { ...next, appeals: 1, appealOf: model.decided.at(-1)?.by ?? null, needed: 1 }
    case 'ask-second':
      return { ...next, needed: 2 }
    case 'give-opinion':
      return model.opinions.some((one) => one.version === version && one.by === who)
        ? model
        : { ...next, opinions: [...model.opinions, { version, by: who, decision: 'publish' }] }
    case 'publish':
    case 'request-changes':
    case 'reject': {
      const given = model.opinions.filter((one) => one.version === version)
      if (given.some((one) => one.by === who)) return model
      if (model.needed === 2 && !agree)
        return { ...model, needed: 3, opinions: [...model.opinions, { version, by: who, decision: action }] }
      if (model.needed > 1 && given.length < model.needed - 1) return model
      return {
        ...next,
        decided: [
          ...model.decided,
          { version, by: who, decision: action, reason: says, onAppealOf: model.appealOf },
        ],
        published: action === 'publish' ? [...model.published, version] : model.published,
        appealOf: null,
        unseen: model.needed === 1 && model.appealOf === null ? who : null,
      }
    }
    default:
      return next
  }
}

const tries: fc.Arbitrary<Try> = fc.record({
  action: fc.constantFrom(...actions),
  who: fc.constantFrom(author, ...moderators),
  says: fc.boolean(),
  agree: fc.boolean(),
  needsTwo: fc.boolean(),
})

/** Every state that a sequence of tries leads through. */
function walk(list: Try[]): Model[] {
  const models = [begin(list[0]?.needsTwo ?? false)]
  for (const one of list) models.push(attempt(models.at(-1) as Model, one))
  return models
}

const everyWalk = (check: (models: Model[]) => void) =>
  fc.assert(
    fc.property(fc.array(tries, { maxLength: 60 }), (list) => check(walk(list))),
    { numRuns: 400 },
  )

describe('whatever is tried', () => {
  it('there is one current published version, and it only ever moves on', () => {
    everyWalk((models) => {
      for (const { published, state, versions } of models) {
        expect(published).toEqual([...new Set(published)].toSorted((a, b) => a - b))
        expect(published.every((version) => versions.includes(version))).toBe(true)
        if (state === 'published' || state === 'retracted') expect(published.length).toBeGreaterThan(0)
      }
    })
  })

  it('versions have no gaps and nothing that was said is lost', () => {
    everyWalk((models) => {
      for (const [at, { versions, decided, opinions }] of models.entries()) {
        expect(versions).toEqual(versions.map((_, index) => index + 1))
        const before = models[at - 1]
        if (!before) continue
        expect(versions.slice(0, before.versions.length)).toEqual(before.versions)
        expect(decided.slice(0, before.decided.length)).toEqual(before.decided)
        expect(opinions.slice(0, before.opinions.length)).toEqual(before.opinions)
      }
    })
  })

  it('nobody decides their own check, without a reason, or on an appeal against themselves', () => {
    everyWalk((models) => {
      for (const { by, reason, onAppealOf } of models.at(-1)?.decided ?? []) {
        expect(by).not.toBe(author)
        expect(reason).toBe(true)
        expect(by).not.toBe(onAppealOf)
      }
    })
  })

  it('it becomes published by a decision alone, and a correction carries a note', () => {
    everyWalk((models) => {
      for (const [at, { state, published, decided, notes, versions }] of models.entries()) {
        const before = models[at - 1]
        if (state === 'published' && before && before.state !== 'published')
          expect(decided.length).toBe(before.decided.length + 1)
        const first = published[0]
        if (first !== undefined && before?.published.length && versions.length > before.versions.length)
          expect(notes).toContain(versions.length)
      }
    })
  })

  it('it is appealed once at most, and what was retracted stays so', () => {
    everyWalk((models) => {
      expect(models.at(-1)?.appeals).toBeLessThanOrEqual(1)
      const gone = models.findIndex(({ state }) => state === 'retracted')
      if (gone >= 0) expect(models.slice(gone).every(({ state }) => state === 'retracted')).toBe(true)
    })
  })

  it('two moderators never decide the same case as one', () => {
    everyWalk((models) => {
      for (const { opinions } of models) {
        const pairs = opinions.map(({ version, by }) => `${version} ${by}`)
        expect(new Set(pairs).size).toBe(pairs.length)
      }
    })
  })
})

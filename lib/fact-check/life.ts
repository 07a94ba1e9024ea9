/**
 * The life of a fact-check as one table (docs/domain.md): which action leads from which state to which, who may take it,
 * on what condition, and what it has to say for itself. The buttons, the policy, the mutations and the diagram in the
 * documentation are all read from it.
 *
 * "In review" is not kept as a state of its own: it is `submitted` with a live lease, so that a lease that runs out needs
 * no clean-up. Whether the public sees a check is a different question: it does when some version was published, also
 * while a correction of it waits, was sent back or rejected.
 */
export const checkStates = [
  'draft',
  'submitted',
  'changes-requested',
  'rejected',
  'published',
  'retracted',
] as const
export type CheckLifeState = (typeof checkStates)[number]

export const decisions = ['publish', 'request-changes', 'reject'] as const
export type Decision = (typeof decisions)[number]

/** Who takes a step. A moderator has no part in the check; the system is nobody's wish but the clock's. */
export const actors = ['author', 'moderator', 'system'] as const
export type Actor = (typeof actors)[number]

/** What is known of a check besides its state. */
export type Circumstances = {
  /** Some version of it was published. */
  isPublic: boolean
  /** Its author has appealed once. */
  hasAppealed: boolean
  /** A moderator holds it, or held it and let the time run out. */
  isHeld: boolean
  /** Two moderators are to decide it, independently. */
  needsSecond: boolean
  /** Enough of them have decided already that the next decision settles it. */
  settles: boolean
  /** It was decided by the one who asks, seconds ago, and nobody has been told (lib/review/undo.ts). */
  isUnseen: boolean
}

type Condition = Partial<Circumstances>

/** What a step must say: nothing, a note for readers, words, or a code from the closed list (with words where it says so). */
export type Saying = 'nothing' | 'note' | 'words' | 'reason'

type Row = {
  action: string
  from: readonly (CheckLifeState | 'nothing')[]
  by: readonly Actor[]
  when?: Condition
  to: CheckLifeState
  says: Saying
}

const waits = ['submitted'] as const

/** The table. An action has one row, so that what it leads to can be said in a word. */
export const life = [
  { action: 'submit', from: ['nothing'], by: ['author'], to: 'submitted', says: 'nothing' },
  {
    action: 'resubmit',
    from: ['draft', 'submitted', 'changes-requested', 'rejected'],
    by: ['author'],
    when: { isPublic: false },
    to: 'submitted',
    says: 'nothing',
  },
  {
    action: 'correct',
    from: ['published', 'submitted', 'changes-requested', 'rejected', 'draft'],
    by: ['author'],
    when: { isPublic: true },
    to: 'submitted',
    says: 'note',
  },
  {
    action: 'withdraw',
    from: ['submitted', 'changes-requested'],
    by: ['author'],
    to: 'draft',
    says: 'nothing',
  },
  {
    action: 'appeal',
    from: ['rejected'],
    by: ['author'],
    when: { hasAppealed: false },
    to: 'submitted',
    says: 'words',
  },
  { action: 'claim', from: waits, by: ['moderator'], to: 'submitted', says: 'nothing' },
  {
    action: 'release',
    from: waits,
    by: ['moderator', 'system'],
    when: { isHeld: true },
    to: 'submitted',
    says: 'nothing',
  },
  {
    action: 'ask-second',
    from: waits,
    by: ['moderator'],
    when: { needsSecond: false },
    to: 'submitted',
    says: 'nothing',
  },
  {
    action: 'give-opinion',
    from: waits,
    by: ['moderator'],
    when: { settles: false },
    to: 'submitted',
    says: 'reason',
  },
  {
    action: 'publish',
    from: waits,
    by: ['moderator'],
    when: { settles: true },
    to: 'published',
    says: 'reason',
  },
  {
    action: 'request-changes',
    from: waits,
    by: ['moderator'],
    when: { settles: true },
    to: 'changes-requested',
    says: 'reason',
  },
  {
    action: 'reject',
    from: waits,
    by: ['moderator'],
    when: { settles: true },
    to: 'rejected',
    says: 'reason',
  },
  {
    action: 'undo',
    from: ['changes-requested', 'rejected'],
    by: ['moderator'],
    when: { isUnseen: true },
    to: 'submitted',
    says: 'nothing',
  },
  {
    action: 'retract',
    from: ['published', 'submitted', 'changes-requested', 'rejected', 'draft'],
    by: ['author', 'moderator'],
    when: { isPublic: true },
    to: 'retracted',
    says: 'reason',
  },
] as const satisfies readonly Row[]

export type LifeRow = (typeof life)[number]
export type CheckAction = LifeRow['action']

type NameFrom<One, State> = One extends { action: infer Name; from: readonly (infer From)[] }
  ? State extends From
    ? Name
    : never
  : never

/** The actions that there are in a state: what is not among them does not compile. */
export type ActionFrom<State extends CheckLifeState | 'nothing'> = NameFrom<LifeRow, State> & CheckAction

/** The state that an action leads to. */
type StateAfter<Action extends CheckAction> = Extract<LifeRow, { action: Action }>['to']

/** The state after an action from a state that is known when this is written: what is not in the table does not compile. */
export function advance<State extends CheckLifeState | 'nothing', Action extends ActionFrom<State>>(
  _from: State,
  action: Action,
): StateAfter<Action> {
  return rowOf(action).to as StateAfter<Action>
}

/** Where a check stands, as far as whoever asks knows it; a condition on what they do not know is not met. */
export type Standing = { state: CheckLifeState } & Partial<Circumstances>

/** The row by which somebody may take an action now; null when they may not. */
export function stepFor(standing: Standing, action: CheckAction, by: Actor): Row | null {
  const row = rowOf(action)
  return row.from.includes(standing.state) && row.by.includes(by) && holds(row.when, standing) ? row : null
}

/** All that somebody may do with a check now, in the order of the table: what buttons there are. */
export function actionsFor(standing: Standing, by: Actor): CheckAction[] {
  return life.flatMap(({ action }) => (stepFor(standing, action, by) ? [action] : []))
}

/** Editing one's check: its correction where a version is public, else its next version. */
export function editOf({ isPublic }: { isPublic: boolean }): 'correct' | 'resubmit' {
  return isPublic ? 'correct' : 'resubmit'
}

/** Who may take an action at all. */
export function whoMay(action: CheckAction): readonly Actor[] {
  return rowOf(action).by
}

function rowOf(action: CheckAction): Row {
  const row = life.find((one) => one.action === action)
  if (!row) throw new Error(`No row for ${action}`)
  return row
}

function holds(when: Condition | undefined, standing: Standing): boolean {
  return Object.entries(when ?? {}).every(
    ([name, wanted]) => standing[name as keyof Circumstances] === wanted,
  )
}

export const stateLabels: Record<CheckLifeState, string> = {
  draft: 'Draft',
  submitted: 'Waiting for review',
  'changes-requested': 'Changes requested',
  rejected: 'Rejected',
  published: 'Published',
  retracted: 'Retracted',
}

/** How a decision reads on the record: "Mira published it". */
export const decisionLabels: Record<Decision, string> = {
  publish: 'published',
  'request-changes': 'asked for changes to',
  reject: 'rejected',
}

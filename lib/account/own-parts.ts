import type { CheckLifeState } from '@/lib/fact-check/life'

/** The parts of what one wrote, in the order in which they ask for something to be done. */
export const ownParts = ['changes', 'drafts', 'waiting', 'rejected', 'published', 'comments'] as const
export type OwnPart = (typeof ownParts)[number]
export type CheckPart = Exclude<OwnPart, 'comments'>

type Meaning = {
  label: string
  /** What its checks are called where something else of the part stands above them. */
  listed?: string
  /** What there is to do next with something in this part. */
  next: string
  empty: string
}

export const partMeanings: Record<OwnPart, Meaning> = {
  changes: {
    label: 'Changes asked',
    next: 'A moderator asked for changes. Make them and submit again.',
    empty: 'Nobody asks you for changes.',
  },
  drafts: {
    label: 'Drafts',
    listed: 'Taken back',
    next: 'You took these back from the desk, and only you see them. Submit again when you are ready.',
    empty: 'You have no drafts. What you begin to write is kept here until you submit it.',
  },
  waiting: {
    label: 'Waiting for review',
    next: 'There is nothing to do but wait. You can still edit these or take them back.',
    empty: 'Nothing of yours waits for a moderator.',
  },
  rejected: {
    label: 'Rejected',
    next: 'The reason stands with each. You may mend what it names and submit again.',
    empty: 'None of your checks was rejected.',
  },
  published: {
    label: 'Published',
    next: 'Everyone can read these. A correction is reviewed again; until then this version stays.',
    empty: 'None of your checks is published yet.',
  },
  comments: {
    label: 'Comments',
    next: 'Open one to edit or delete it.',
    empty: 'You have not commented yet.',
  },
}

const parts: Record<CheckLifeState, CheckPart> = {
  draft: 'drafts',
  submitted: 'waiting',
  'changes-requested': 'changes',
  rejected: 'rejected',
  published: 'published',
  retracted: 'published',
}

/** Where a check in this state is listed. A public check of which a correction waits is listed as waiting. */
export function partOf(state: CheckLifeState): CheckPart {
  return parts[state]
}

/** The states of the checks that a part lists. */
export function statesOf(part: CheckPart): CheckLifeState[] {
  return (Object.keys(parts) as CheckLifeState[]).filter((state) => parts[state] === part)
}

/** The part that an address asks for; null for all of them together. */
export function ownPartFrom(word: unknown): OwnPart | null {
  return ownParts.find((part) => part === word) ?? null
}

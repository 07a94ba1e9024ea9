import { checkStates, type LifeRow, life } from './life'

/** How an action is called in the diagram; the others by their own name. */
const labels: Partial<Record<LifeRow['action'], string>> = {
  correct: 'correct if public',
  retract: 'retract if public',
  appeal: 'appeal once',
  release: 'release or run out',
  'ask-second': 'ask a second moderator',
  'give-opinion': 'give an opinion',
  undo: 'undo while unseen',
  'request-changes': 'request changes',
}

const start = '[*]'
const idOf = (state: string) => (state === 'nothing' ? start : state.replaceAll('-', '_'))

/** The table of `life.ts` as a Mermaid diagram: what docs/domain.md shows, word for word. */
export function lifeDiagram(): string {
  const arrows = new Map<string, string[]>()
  for (const row of life) {
    for (const from of row.from) {
      const arrow = `${idOf(from)} --> ${idOf(row.to)}`
      arrows.set(arrow, [...(arrows.get(arrow) ?? []), labels[row.action] ?? row.action])
    }
  }
  const names = checkStates.filter((state) => state.includes('-'))
  return [
    'stateDiagram-v2',
    '  direction LR',
    ...[...arrows].map(([arrow, actions]) => `  ${arrow}: ${actions.join(', ')}`),
    ...names.map((state) => `  ${idOf(state)}: ${state.replaceAll('-', ' ')}`),
  ].join('\n')
}

import { OwnCheck } from '@/components/account/own-check'
import { SectionTitle } from '@/components/ui/column'
import type { OwnCheck as Own } from '@/lib/account/queries'
import { type CheckLifeState, stateLabels } from '@/lib/fact-check/life'

/** What needs the author comes first. */
const order: CheckLifeState[] = [
  'changes-requested',
  'submitted',
  'rejected',
  'draft',
  'published',
  'retracted',
]

/** The viewer's own checks by where they stand. */
export function OwnChecks({ checks }: { checks: Own[] }) {
  if (checks.length === 0) return <NoChecks />
  return order.map((state) => {
    const group = checks.filter((check) => check.state === state)
    if (group.length === 0) return null
    return (
      <section key={state} className="grid gap-2" aria-labelledby={`state-${state}`}>
        <SectionTitle id={`state-${state}`}>
          {stateLabels[state]} · {group.length}
        </SectionTitle>
        <ul className="divide-y divide-rule rounded-xl border border-rule bg-panel">
          {group.map((check) => (
            <OwnCheck key={check.id} check={check} />
          ))}
        </ul>
      </section>
    )
  })
}

function NoChecks() {
  return (
    <p className="text-soft">
      You have not checked anything yet. Open an article, choose a paragraph or select words in it, and check
      what they claim.
    </p>
  )
}

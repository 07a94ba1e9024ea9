import Link from 'next/link'
import { v4 as newKey } from 'uuid'
import { AppealForm } from '@/components/appeal/appeal-form'
import { AppealState } from '@/components/appeal/appeal-state'
import { WithdrawCheck } from '@/components/fact-check/withdraw-check'
import { RetractForm } from '@/components/retraction/retract-form'
import { actionsFor, type CheckLifeState, stateLabels } from '@/lib/fact-check/life'
import { placeWords } from '@/lib/fact-check/place'
import type { Check } from '@/lib/fact-check/shape'
import { moderatorOf, type RecordNames } from '@/lib/record/names'
import { ownRetractionReasons } from '@/lib/retraction/input'
import { reasonLabel } from '@/lib/review/reasons'
import { routes } from '@/lib/routes'

const nextSteps: Record<CheckLifeState, string> = {
  draft: 'Nobody but you sees this. Submit it when it is ready.',
  submitted: 'Only you and the desk see it until it is published.',
  'changes-requested': 'Change what was asked for below and submit it again.',
  rejected: 'You can edit it and submit it again.',
  published:
    'Everyone sees it. Editing submits a correction; this version stays public until that is decided.',
  retracted: 'It stays visible, struck, with the reason.',
}

/** What stands before readers while a correction has not been let in. */
const publicMeanwhile: Partial<Record<CheckLifeState, string>> = {
  draft: 'You took your correction back; only you see it.',
  submitted: 'Your correction waits for the desk.',
  'changes-requested': 'Your correction was sent back: change what was asked for below and submit it again.',
  rejected: 'Your correction was rejected. You can edit it and submit it again.',
}

type Props = { check: Check; place: number | null; names: RecordNames }

/** Where one's own check stands, why, and what can be done now. */
export function OwnState({ check, place, names }: Props) {
  const isCorrection = check.isPublic && check.version !== check.publishedVersion
  const meanwhile = isCorrection ? publicMeanwhile[check.state] : undefined
  return (
    <section
      className="grid justify-items-start gap-3 rounded-xl border border-rule bg-panel px-5 py-4"
      aria-label="Where it stands"
    >
      <p className="text-lg font-semibold">
        {isCorrection && 'Correction: '}
        {stateLabels[check.state]}
        {place !== null && ` · ${placeWords(place)}`}
      </p>
      <Why check={check} names={names} />
      <p className="text-soft">
        {meanwhile
          ? `${meanwhile} Readers go on seeing version ${check.publishedVersion}.`
          : nextSteps[check.state]}
      </p>
      {check.isPublic && (
        <Link href={routes.factCheck(check.id)} className="underline underline-offset-4">
          Public page
        </Link>
      )}
      {check.appeal && <AppealState appeal={check.appeal} names={names} />}
      <Steps check={check} />
    </section>
  )
}

/** What was last said of the version that stands there: the decision, or why the check was taken back. */
function Why({ check, names }: Pick<Props, 'check' | 'names'>) {
  const said = check.steps.findLast(
    ({ kind, version }) =>
      kind === 'retracted' || (kind !== 'submitted' && kind !== 'appealed' && version === check.version),
  )
  if (!said?.reasonCode) return null
  const person = { handle: said.handle, name: said.who }
  const { name } = said.isModerator ? moderatorOf(person, names) : person
  return (
    <p>
      <b className="font-semibold">{name}:</b> {reasonLabel(said.reasonCode)}
      {said.reason && `. ${said.reason}`}
    </p>
  )
}

/** A button or form for each step that its author may take now; editing stands below. */
function Steps({ check }: { check: Check }) {
  const steps = actionsFor(check, 'author')
  return (
    <>
      {steps.includes('withdraw') && <WithdrawCheck id={check.id} version={check.version} />}
      {steps.includes('appeal') && <AppealForm target="fact-check" id={check.id} firstKey={newKey()} />}
      {steps.includes('retract') && check.publishedVersion !== null && (
        <details className="justify-self-stretch">
          <summary className="inline-flex min-h-11 cursor-pointer items-center font-medium underline underline-offset-4 sm:min-h-0">
            Retract the published check
          </summary>
          <div className="pt-3">
            <RetractForm id={check.id} version={check.publishedVersion} reasons={ownRetractionReasons} />
          </div>
        </details>
      )}
    </>
  )
}

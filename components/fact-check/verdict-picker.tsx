import { VerdictGlyph } from '@/components/fact-check/verdict'
import { type Verdict, verdictMeanings } from '@/lib/fact-check/verdicts'

const groups: { name: string; verdicts: Verdict[] }[] = [
  { name: 'It holds', verdicts: ['accurate', 'mostly-accurate'] },
  { name: 'It holds in part', verdicts: ['mixed', 'missing-context', 'outdated', 'misleading'] },
  { name: 'It does not hold', verdicts: ['mostly-false', 'false', 'fabricated'] },
  { name: 'It is not settled', verdicts: ['unsupported', 'unverifiable', 'opinion'] },
]

/** The verdicts as one set of radio buttons, each with what it means. */
export function VerdictPicker({ chosen, problem }: { chosen: string; problem?: string | undefined }) {
  return (
    <fieldset
      id="verdict"
      tabIndex={-1}
      aria-describedby={problem ? 'verdict-problem' : undefined}
      className="grid gap-4"
    >
      <legend className="mb-2 text-sm font-semibold">Verdict</legend>
      {problem && (
        <p id="verdict-problem" className="text-sm font-medium text-false">
          {problem}
        </p>
      )}
      {groups.map(({ name, verdicts }) => (
        <div key={name} className="grid gap-2">
          <p className="text-sm text-muted">{name}</p>
          <div className="grid gap-2 sm:grid-cols-2">
            {verdicts.map((verdict) => (
              <Choice key={verdict} verdict={verdict} isChosen={verdict === chosen} />
            ))}
          </div>
        </div>
      ))}
    </fieldset>
  )
}

function Choice({ verdict, isChosen }: { verdict: Verdict; isChosen: boolean }) {
  const { label, definition } = verdictMeanings[verdict]
  return (
    <label className="flex cursor-pointer gap-2.5 rounded-xl border border-rule bg-panel px-3.5 py-3 hover:border-edge has-checked:border-ink has-checked:bg-hover has-checked:ring-1 has-checked:ring-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-brand">
      <input
        type="radio"
        name="verdict"
        value={verdict}
        defaultChecked={isChosen}
        aria-describedby={`verdict-${verdict}`}
        aria-label={label}
        className="sr-only"
      />
      <VerdictGlyph verdict={verdict} className="mt-0.5 size-[1.05rem]" />
      <span className="grid content-start gap-0.5">
        <span className="font-semibold">{label}</span>
        <span id={`verdict-${verdict}`} className="text-sm text-soft">
          {definition}
        </span>
      </span>
    </label>
  )
}

import type { Missing } from '@/lib/fact-check/typed'

/** What still stands between the form and sending it. */
export function MissingList({ missing }: { missing: Missing[] }) {
  const demanded = missing.filter(({ isAdvice }) => !isAdvice)
  const advised = missing.filter(({ isAdvice }) => isAdvice)
  return (
    <div className="grid gap-1 text-sm text-soft">
      {demanded.length > 0 ? <Line intro="Still missing: " of={demanded} /> : <p>Nothing is missing.</p>}
      {advised.length > 0 && <Line intro="Better with " of={advised} />}
    </div>
  )
}

function Line({ intro, of }: { intro: string; of: Missing[] }) {
  return (
    <p>
      {intro}
      {of.map(({ field, words }, index) => (
        <span key={words}>
          {index > 0 && ', '}
          <a href={`#${field}`} className="font-medium text-ink underline underline-offset-4">
            {words}
          </a>
        </span>
      ))}
      .
    </p>
  )
}

import { waitsSentence } from '@/lib/record/figure-words'
import { findWaits } from '@/lib/record/read-figures'
import { routes } from '@/lib/routes'

/** How long cases have waited lately, and the way to more. */
export async function MedianLine() {
  const sentence = waitsSentence(await findWaits())
  return (
    <p className="text-sm text-soft">
      {sentence}{' '}
      <a href={routes.recordFigures()} className="text-ink underline underline-offset-4">
        The moderators in figures
      </a>
    </p>
  )
}

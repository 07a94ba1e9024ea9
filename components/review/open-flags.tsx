import { Section } from '@/components/ui/column'
import { counted } from '@/lib/article/tally'
import type { FlagCount } from '@/lib/flag/queries'
import { flagReasonLabel } from '@/lib/flag/reasons'

/** How many readers have reported what is judged here, and why. */
export function OpenFlags({ flags }: { flags: FlagCount[] }) {
  const total = flags.reduce((sum, { count }) => sum + count, 0)
  if (total === 0) return null
  return (
    <Section title={`Reported by ${counted(total, 'reader')}`}>
      <p>{flags.map(({ reasonCode, count }) => `${flagReasonLabel(reasonCode)} (${count})`).join(', ')}</p>
    </Section>
  )
}

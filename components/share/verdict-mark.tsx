import * as accurate from 'lucide-react/icons/circle-check'
import * as mostlyAccurate from 'lucide-react/icons/circle-check-big'
import * as unsupported from 'lucide-react/icons/circle-dashed'
import * as missingContext from 'lucide-react/icons/circle-plus'
import * as unverifiable from 'lucide-react/icons/circle-question-mark'
import * as mostlyFalse from 'lucide-react/icons/circle-slash'
import * as isFalse from 'lucide-react/icons/circle-x'
import * as mixed from 'lucide-react/icons/contrast'
import * as opinion from 'lucide-react/icons/message-square-quote'
import * as fabricated from 'lucide-react/icons/octagon-x'
import * as outdated from 'lucide-react/icons/rotate-ccw-clock'
import * as misleading from 'lucide-react/icons/triangle-exclamation-point'
import { createElement } from 'react'
import { type Verdict, verdictMeanings } from '@/lib/fact-check/verdicts'
import { tones } from '@/lib/share/palette'

// The components of lucide-react live in the browser's bundle and cannot be drawn here; their shapes can. The same
// as in components/fact-check/verdict.tsx; a test compares both.
const shapes: Record<Verdict, object> = {
  accurate,
  'mostly-accurate': mostlyAccurate,
  mixed,
  'missing-context': missingContext,
  misleading,
  'mostly-false': mostlyFalse,
  false: isFalse,
  fabricated,
  unsupported,
  unverifiable,
  outdated,
  opinion,
}

type Shapes = { __iconData: { node: [tag: string, attributes: Record<string, string>][] } }

/** The glyph of a verdict in a picture, `size` pixels wide. */
export function VerdictMark({ verdict, size }: { verdict: Verdict; size: number }) {
  const { node } = (shapes[verdict] as Shapes).__iconData
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke={tones[verdictMeanings[verdict].tone]}
      strokeWidth={2.1}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {node.map(([tag, attributes]) => createElement(tag, attributes))}
    </svg>
  )
}

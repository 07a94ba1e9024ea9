import { Card, fittingSize } from '@/components/share/card'
import { VerdictMark } from '@/components/share/verdict-mark'
import type { PublicCheck } from '@/lib/fact-check/shape'
import { verdictMeanings } from '@/lib/fact-check/verdicts'
import { drawableText, foreignLanguage } from '@/lib/share/drawable'
import { families } from '@/lib/share/fonts'
import { palette, tones } from '@/lib/share/palette'

// A claim that needs a third line, in characters; the conclusion then has a line less.
const longClaim = 95

/** A published check at a glance: the claim, the verdict and the sentence it rests on. */
export function CheckCard({ check }: { check: PublicCheck }) {
  const { place, judgement } = check
  const claim = drawableText(judgement.claim) ?? placeholder(place.language)
  const where = drawableText(place.title)
  return (
    <Card aside={check.isExample ? 'Fact-check · an example' : 'Fact-check'}>
      <div style={{ fontSize: 26, color: palette.muted, marginBottom: 12 }}>The claim</div>
      <div
        style={{
          display: 'block',
          fontFamily: families.serif,
          fontSize: fittingSize(claim, 2, 42, 66),
          lineHeight: 1.16,
          letterSpacing: '-0.014em',
          lineClamp: 3,
        }}
      >
        {claim}
      </div>
      <Finding check={check} lines={claim.length > longClaim ? 2 : 3} />
      <div
        style={{
          display: 'block',
          marginTop: 'auto',
          paddingTop: 20,
          fontSize: 24,
          color: palette.muted,
          lineClamp: 1,
        }}
      >
        {where ? `¶ ${place.number} · ${where}` : `¶ ${place.number}`}
      </div>
    </Card>
  )
}

function placeholder(language: string): string {
  const name = foreignLanguage(language)
  return name ? `A claim in an article in ${name}` : 'A claim in an article'
}

/** The verdict as glyph and word in its colour, with the conclusion; struck through once retracted. */
function Finding({ check: { judgement, isRetracted }, lines }: { check: PublicCheck; lines: number }) {
  const { label, tone } = verdictMeanings[judgement.verdict]
  const colour = isRetracted ? palette.muted : tones[tone]
  const conclusion = drawableText(judgement.conclusion)
  return (
    <div
      style={{
        display: 'flex',
        flexDirection: 'column',
        marginTop: 28,
        paddingLeft: 26,
        borderLeft: `6px solid ${colour}`,
      }}
    >
      <div
        style={{
          display: 'flex',
          alignItems: 'center',
          gap: 14,
          fontSize: 40,
          fontWeight: 600,
          color: colour,
        }}
      >
        {!isRetracted && <VerdictMark verdict={judgement.verdict} size={42} />}
        <div style={{ textDecoration: isRetracted ? 'line-through' : 'none' }}>{label}</div>
        {isRetracted && <div>Retracted</div>}
      </div>
      {conclusion && !isRetracted && (
        <div
          style={{
            display: 'block',
            marginTop: 10,
            fontSize: 30,
            lineHeight: 1.38,
            color: palette.soft,
            lineClamp: lines,
          }}
        >
          {conclusion}
        </div>
      )}
    </div>
  )
}

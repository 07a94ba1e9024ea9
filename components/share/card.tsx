import { ImageResponse } from 'next/og'
import type { ReactElement, ReactNode } from 'react'
import { families, shareFonts } from '@/lib/share/fonts'
import { palette } from '@/lib/share/palette'
import { siteName } from '@/lib/site'

export const cardSize = { width: 1200, height: 630 }

// The same shape as in app/icon.svg.
const dagger =
  'M12 22.5C11.6 18 11.2 13 10.9 9.2 9.2 9.4 7.6 10 6.2 10 4.9 10 4.1 9.2 4.1 8S4.9 6 6.2 6c1.4 0 3 .6 4.7.8-.2-1.2-.8-2.2-.8-3.3 0-1.2.8-2 1.9-2s1.9.8 1.9 2c0 1.1-.6 2.1-.8 3.3 1.7-.2 3.3-.8 4.7-.8 1.3 0 2.1.8 2.1 2s-.8 2-2.1 2c-1.4 0-3-.6-4.7-.8-.3 3.8-.7 8.8-1.1 13.3z'

/** The mark of the house, drawn: no typeface needed. */
export function Obelus({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d={dagger} fill={palette.brand} />
    </svg>
  )
}

type Props = { aside: string; children: ReactNode }

/** The paper on which a share picture is set: the name of the site above, a rule, and room for what it is about. */
export function Card({ aside, children }: Props) {
  const column = { display: 'flex', flexDirection: 'column' } as const
  const head = {
    display: 'flex',
    alignItems: 'center',
    paddingBottom: 26,
    borderBottom: `2px solid ${palette.rule}`,
  }
  return (
    <div
      style={{
        ...column,
        width: '100%',
        height: '100%',
        padding: '46px 72px 54px',
        background: palette.paper,
        color: palette.ink,
        fontFamily: families.sans,
      }}
    >
      <div style={head}>
        <Obelus size={42} />
        <div style={{ fontFamily: families.serif, fontSize: 40, marginLeft: 6, letterSpacing: '-0.02em' }}>
          {siteName}
        </div>
        <div style={{ marginLeft: 'auto', fontSize: 24, color: palette.muted }}>{aside}</div>
      </div>
      <div style={{ ...column, flexGrow: 1, paddingTop: 40 }}>{children}</div>
    </div>
  )
}

/** A card as a PNG. It may be kept but must be asked for again, since what it says can be retracted. */
export async function drawCard(card: ReactElement): Promise<Response> {
  return new ImageResponse(card, {
    ...cardSize,
    fonts: await shareFonts(),
    headers: { 'Cache-Control': 'public, max-age=0, must-revalidate' },
  })
}

/** The size in which a line of this length fits into `lines` lines of the card, between `least` and `most` pixels. */
export function fittingSize(text: string, lines: number, least: number, most: number): number {
  const width = cardSize.width - 2 * 72
  // A serif letter is about half as wide as it is high; the last line is rarely full.
  const size = (width * (lines - 0.35)) / (Math.max(text.length, 1) * 0.47)
  return Math.round(Math.min(most, Math.max(least, size)))
}

import { Card, cardSize, drawCard } from '@/components/share/card'
import { families } from '@/lib/share/fonts'
import { palette } from '@/lib/share/palette'

export const alt = 'Obelus: check the news, paragraph by paragraph'
export const size = cardSize
export const contentType = 'image/png'

/** The picture of every public page that has none of its own; the same everywhere, so made while building. */
export default function Image(): Promise<Response> {
  return drawCard(
    <Card aside="In public, under moderation">
      <div
        style={{
          fontFamily: families.serif,
          fontSize: 92,
          lineHeight: 1.1,
          letterSpacing: '-0.018em',
          marginTop: 44,
        }}
      >
        Check the news, paragraph by paragraph.
      </div>
      <div style={{ fontSize: 32, color: palette.soft, marginTop: 'auto' }}>
        Claims, verdicts, evidence, and every decision on the record
      </div>
    </Card>,
  )
}

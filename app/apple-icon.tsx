import { ImageResponse } from 'next/og'
import { Obelus } from '@/components/share/card'
import { shareFonts } from '@/lib/share/fonts'
import { palette } from '@/lib/share/palette'

export const size = { width: 180, height: 180 }
export const contentType = 'image/png'

/** For home screens, which cut the corners themselves and show no transparency. */
export default async function Icon(): Promise<Response> {
  const middle = { display: 'flex', alignItems: 'center', justifyContent: 'center' } as const
  return new ImageResponse(
    <div style={{ ...middle, width: '100%', height: '100%', background: palette.paper }}>
      <Obelus size={150} />
    </div>,
    { ...size, fonts: await shareFonts() },
  )
}

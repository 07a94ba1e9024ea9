import { notFound } from 'next/navigation'
import { cardSize, drawCard } from '@/components/share/card'
import { CheckCard } from '@/components/share/check-card'
import { findPublicCheck } from '@/lib/fact-check/queries'

export const dynamic = 'force-static'
export const alt = 'The claim, the verdict and the conclusion'
export const size = cardSize
export const contentType = 'image/png'

/** None is known while building; each is drawn when first asked for, and again after what it shows has changed. */
export function generateStaticParams() {
  return []
}

export default async function Image({ params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const check = await findPublicCheck((await params).id)
  if (!check) notFound()
  return drawCard(<CheckCard check={check} />)
}

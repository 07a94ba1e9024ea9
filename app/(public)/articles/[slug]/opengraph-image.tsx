import { notFound } from 'next/navigation'
import { ArticleCard } from '@/components/share/article-card'
import { cardSize, drawCard } from '@/components/share/card'
import { findArticlePage } from '@/lib/article/queries'

export const dynamic = 'force-static'
export const alt = 'The title of the article, and what was found in it'
export const size = cardSize
export const contentType = 'image/png'

/** None is known while building; each is drawn when first asked for, and again after what it shows has changed. */
export function generateStaticParams() {
  return []
}

export default async function Image({ params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const article = await findArticlePage((await params).slug)
  if (!article) notFound()
  return drawCard(<ArticleCard article={article} />)
}

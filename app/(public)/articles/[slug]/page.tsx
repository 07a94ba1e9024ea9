import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ArticleView } from '@/components/article/article-view'
import { findArticlePage } from '@/lib/article/queries'
import { feedAlternates } from '@/lib/feed/form'
import { routes } from '@/lib/routes'

// One document for everyone, made at the first request and kept until something in it changes (docs/decisions/001).
export const dynamic = 'force-static'
export const revalidate = false

export function generateStaticParams() {
  return []
}

type Props = { params: Promise<{ slug: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params
  const article = await findArticlePage(slug)
  if (!article) return {}
  const description = article.paragraphs.find(({ kind }) => kind === 'paragraph')?.text.slice(0, 200)
  const url = routes.article(slug)
  return {
    title: article.title,
    description,
    alternates: {
      canonical: url,
      types: feedAlternates({
        title: `Checks of “${article.title}”`,
        url: (form) => routes.articleFeed(slug, form),
      }),
    },
    openGraph: {
      type: 'article',
      title: article.title,
      description,
      url,
      publishedTime: article.publishedAt,
    },
  }
}

export default async function ArticleRoute({ params }: Props) {
  const article = await findArticlePage((await params).slug)
  if (!article) notFound()
  return (
    <main id="content" tabIndex={-1} className="outline-none">
      <ArticleView article={article} />
    </main>
  )
}

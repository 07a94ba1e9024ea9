import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ArticleList } from '@/components/article/article-list'
import { PageTitle } from '@/components/ui/column'
import { listOlderArticles } from '@/lib/article/queries'
import { readPageKey } from '@/lib/page-key'
import { routes } from '@/lib/routes'

// What the front page holds no more. Its address changes with what it begins after, so search engines go by the sitemap.
export const metadata: Metadata = { title: 'Older articles', robots: { index: false } }

export default async function OlderArticlesPage({ searchParams }: PageProps<'/articles'>) {
  const after = readPageKey((await searchParams).after)
  if (!after) redirect(routes.home())
  const { articles, next } = await listOlderArticles(after)
  return (
    <main
      id="content"
      tabIndex={-1}
      className="mx-auto w-full max-w-[44rem] px-4.5 pt-10 pb-24 outline-none sm:px-8 sm:pt-16"
    >
      <header className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2 pb-8">
        <PageTitle>Older articles</PageTitle>
        <a href={routes.home()} className="text-soft underline underline-offset-4">
          The newest
        </a>
      </header>
      <ArticleList articles={articles} next={next} />
    </main>
  )
}

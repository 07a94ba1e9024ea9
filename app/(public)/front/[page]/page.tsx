import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ArticleList } from '@/components/article/article-list'
import { ClaimChoices } from '@/components/claim/claim-choices'
import { listArticles } from '@/lib/article/queries'
import { feedAlternates } from '@/lib/feed/form'
import { routes } from '@/lib/routes'
import { siteDescription, siteName } from '@/lib/site'

// Served as `/` (next.config.mjs). The parameter keeps the build from rendering it without a database.
export const dynamic = 'force-static'
export const revalidate = false
export const metadata: Metadata = {
  alternates: {
    canonical: routes.home(),
    types: feedAlternates({ title: `Fact-checks on ${siteName}`, url: routes.siteFeed }),
  },
}

export function generateStaticParams() {
  return []
}

export default async function FrontRoute({ params }: { params: Promise<{ page: string }> }) {
  if ((await params).page !== 'all') notFound()
  const { articles, next } = await listArticles()
  return (
    <main
      id="content"
      tabIndex={-1}
      className="mx-auto w-full max-w-[44rem] px-4.5 pb-24 outline-none sm:px-8"
    >
      <header className="pt-10 pb-8 sm:pt-16">
        <h1 className="font-serif text-[2rem] leading-tight font-medium tracking-tight text-balance sm:text-[2.75rem]">
          Check the news, paragraph by paragraph
        </h1>
        <p className="mt-3 max-w-prose font-serif text-lg text-soft">
          {siteDescription} Every check names its sources, is reviewed before it counts, and can be answered.
        </p>
      </header>
      <div className="pb-6">
        <ClaimChoices filter={null} />
      </div>
      <ArticleList articles={articles} next={next} />
    </main>
  )
}

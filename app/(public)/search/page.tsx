import type { Metadata } from 'next'
import { NothingFound } from '@/components/search/nothing-found'
import { Results } from '@/components/search/results'
import { SearchForm } from '@/components/search/search-form'
import { Column, PageTitle } from '@/components/ui/column'
import { routes } from '@/lib/routes'
import { readSearchFilter } from '@/lib/search/filter'
import { listSearchLanguages, search } from '@/lib/search/queries'

// What is found changes with every word; search engines go by the sitemap.
export async function generateMetadata({ searchParams }: PageProps<'/search'>): Promise<Metadata> {
  const typed = readSearchFilter(await searchParams).typed.trim()
  return { title: typed ? `“${typed}”` : 'Search', robots: { index: false } }
}

export default async function SearchPage({ searchParams }: PageProps<'/search'>) {
  const filter = readSearchFilter(await searchParams)
  const isAsked = filter.typed.trim() !== ''
  const [languages, answer] = await Promise.all([listSearchLanguages(), isAsked ? search(filter) : null])
  return (
    <Column>
      <div className="grid gap-6">
        <PageTitle>Search</PageTitle>
        <SearchForm filter={filter} languages={languages} />
        {answer === null && (
          <p className="text-soft">
            Articles, claims, fact-checks and comments: everything that anyone may read here. Or see{' '}
            <a href={routes.claims()} className="underline underline-offset-4">
              the claims that were checked lately
            </a>
            .
          </p>
        )}
        {answer?.status === 'found' && <Results filter={filter} answer={answer} />}
        {answer && answer.status !== 'found' && <NothingFound filter={filter} answer={answer} />}
      </div>
    </Column>
  )
}

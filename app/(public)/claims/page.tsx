import type { Metadata } from 'next'
import { ClaimChoices } from '@/components/claim/claim-choices'
import { FeedLink } from '@/components/person/feed-link'
import { ClaimHit } from '@/components/search/hit-view'
import { buttonClass } from '@/components/ui/button'
import { Column, PageTitle } from '@/components/ui/column'
import { type ClaimFilter, claimQuery, readClaimFilter } from '@/lib/claim/browse'
import { type Verdict, verdictMeanings } from '@/lib/fact-check/verdicts'
import { type FeedForm, feedAlternates } from '@/lib/feed/form'
import { routes } from '@/lib/routes'
import { listClaims } from '@/lib/search/claims'
import { siteName } from '@/lib/site'

type Props = PageProps<'/claims'>

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const filter = readClaimFilter(await searchParams)
  const { verdict, isByActivity, after } = filter
  return {
    title: verdict ? `Claims found ${verdictMeanings[verdict].label.toLowerCase()}` : 'Claims',
    description: verdict
      ? verdictMeanings[verdict].definition
      : 'Claims from the news that were checked here, with what was found.',
    alternates: {
      canonical: routes.claims(claimQuery({ verdict, isByActivity: false, after: null })),
      types: feedAlternates(feedOf(verdict)),
    },
    ...(after || isByActivity ? { robots: { index: false } } : {}),
  }
}

export default async function ClaimsPage({ searchParams }: Props) {
  const filter = readClaimFilter(await searchParams)
  const { claims, next } = await listClaims(filter)
  return (
    <Column>
      <div className="grid gap-6">
        <div className="grid gap-2">
          <PageTitle>Claims</PageTitle>
          <p className="text-soft">
            {filter.verdict
              ? verdictMeanings[filter.verdict].definition
              : 'What the news says and somebody has checked, under moderation, with what they found.'}
          </p>
        </div>
        <ClaimChoices filter={filter} />
        {claims.length > 0 ? (
          <section aria-label={filter.isByActivity ? 'Most talked about' : 'Checked lately'}>
            <h2 className="sr-only">{filter.isByActivity ? 'Most talked about' : 'Checked lately'}</h2>
            <ol className="divide-y divide-rule border-y border-rule">
              {claims.map((hit) => (
                <li key={hit.id} className="py-5">
                  <ClaimHit hit={hit} withConclusion />
                </li>
              ))}
            </ol>
          </section>
        ) : (
          <None filter={filter} />
        )}
        <Pages filter={filter} next={next} />
        <FeedLink
          href={feedOf(filter.verdict).url('xml')}
          label={filter.verdict ? 'Feed of the checks with this verdict' : 'Feed of all checks'}
        />
      </div>
    </Column>
  )
}

function feedOf(verdict: Verdict | null) {
  if (!verdict) return { title: `Fact-checks on ${siteName}`, url: routes.siteFeed }
  const { label } = verdictMeanings[verdict]
  return { title: `${label}: fact-checks`, url: (form?: FeedForm) => routes.verdictFeed(verdict, form) }
}

function None({ filter: { verdict, isByActivity, after } }: { filter: ClaimFilter }) {
  const what = verdict ? ` found ${verdictMeanings[verdict].label.toLowerCase()}` : ''
  if (after) return <p className="border-t border-rule pt-6 text-soft">There is no more.</p>
  return (
    <p className="border-t border-rule pt-6 text-soft">
      {isByActivity
        ? `Nobody has talked about a claim${what} in the last thirty days.`
        : `No claim${what} is published yet. Choose words in an article and check them: it is here once it was reviewed.`}{' '}
      <a href={routes.home()} className="underline underline-offset-4">
        Read the articles
      </a>
    </p>
  )
}

function Pages({ filter, next }: { filter: ClaimFilter; next: bigint | null }) {
  if (!filter.after && !next) return null
  return (
    <nav aria-label="Pages of claims" className="flex gap-3">
      {filter.after && (
        <a href={routes.claims(claimQuery({ ...filter, after: null }))} className={buttonClass()}>
          The newest
        </a>
      )}
      {next && (
        <a href={routes.claims(claimQuery({ ...filter, after: next }))} className={buttonClass()}>
          Earlier
        </a>
      )}
    </nav>
  )
}

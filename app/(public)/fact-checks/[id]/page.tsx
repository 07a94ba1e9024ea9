import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CheckArticle } from '@/components/fact-check/check-article'
import { Column } from '@/components/ui/column'
import { claimReview, scriptJson } from '@/lib/fact-check/claim-review'
import { findPublicCheck } from '@/lib/fact-check/queries'
import type { PublicCheck } from '@/lib/fact-check/shape'
import { verdictMeanings } from '@/lib/fact-check/verdicts'
import { feedAlternates } from '@/lib/feed/form'
import { findNamesForPages } from '@/lib/record/queries'
import { routes } from '@/lib/routes'
import { siteName, siteUrl } from '@/lib/site'

// Rendered on first request, kept until the event log makes it stale.
export const dynamic = 'force-static'
export const revalidate = false
export function generateStaticParams() {
  return []
}

export async function generateMetadata({ params }: PageProps<'/fact-checks/[id]'>): Promise<Metadata> {
  const check = await findPublicCheck((await params).id)
  if (!check) return { title: 'Not found', robots: { index: false } }
  const { claim, verdict, conclusion } = check.judgement
  const title = `${check.isRetracted ? 'Retracted. ' : ''}${verdictMeanings[verdict].label}: ${claim}`
  const canonical = routes.factCheck(check.id)
  return {
    title,
    description: conclusion,
    alternates: { canonical, types: feedsOf(check) },
    openGraph: { title, description: conclusion, type: 'article', url: canonical, siteName },
  }
}

export default async function FactCheckPage({ params }: PageProps<'/fact-checks/[id]'>) {
  const check = await findPublicCheck((await params).id)
  if (!check) notFound()
  return (
    <Column>
      <CheckArticle
        check={check}
        url={absolute(routes.factCheck(check.id))}
        names={await findNamesForPages()}
      />
      {/* Nobody is to go on citing what was taken back. */}
      {!check.isRetracted && (
        // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON with every < escaped
        <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: reviewJson(check) }} />
      )}
    </Column>
  )
}

function feedsOf({ author, place }: PublicCheck) {
  return feedAlternates(
    { title: `Checks by ${author.name}`, url: (form) => routes.personFeed(author.handle, form) },
    { title: `Checks of “${place.title}”`, url: (form) => routes.articleFeed(place.slug, form) },
  )
}

function reviewJson(check: PublicCheck): string {
  const article = absolute(routes.articleParagraph(check.place.slug, check.place.paragraphId))
  const site = { name: siteName, url: absolute(routes.home()) }
  return scriptJson(claimReview(check, absolute(routes.factCheck(check.id)), article, site))
}

function absolute(path: string): string {
  return new URL(path, siteUrl()).href
}

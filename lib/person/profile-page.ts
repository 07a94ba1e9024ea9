import { counted } from '@/lib/article/tally'
import type { CheckRecord } from '@/lib/person/standing'

type Named = { handle: string; name: string; joinedAt: string }

/** What a profile holds, in a sentence for search engines and previews of links. */
export function describePerson(
  { name }: Named,
  { published }: CheckRecord,
  comments: number,
  site: string,
): string {
  const checks = published === 0 ? 'no published fact-check yet' : counted(published, 'published fact-check')
  return `${name} on ${site}: ${checks}, ${counted(comments, 'comment')}.`
}

/** A profile in the words of schema.org's ProfilePage. Nothing in it that the page does not show. */
export function profilePage({ handle, name, joinedAt }: Named, published: number, url: string) {
  return {
    '@context': 'https://schema.org',
    '@type': 'ProfilePage',
    url,
    dateCreated: joinedAt,
    mainEntity: {
      '@type': 'Person',
      name,
      alternateName: `@${handle}`,
      url,
      agentInteractionStatistic: {
        '@type': 'InteractionCounter',
        interactionType: 'https://schema.org/WriteAction',
        userInteractionCount: published,
      },
    },
  }
}

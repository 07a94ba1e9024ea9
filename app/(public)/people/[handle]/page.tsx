import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PersonPage } from '@/components/person/person-page'
import { Column } from '@/components/ui/column'
import { scriptJson } from '@/lib/fact-check/claim-review'
import { feedAlternates } from '@/lib/feed/form'
import { describePerson, profilePage } from '@/lib/person/profile-page'
import { countWork, findPerson, listPersonChecks, listPersonComments } from '@/lib/person/queries'
import { routes } from '@/lib/routes'
import { siteName, siteUrl } from '@/lib/site'

const newest = { checks: 10, comments: 5 }

// Rendered on each request (docs/decisions/001): seldom read, and at once true of what was hidden or banned.
export async function generateMetadata({ params }: PageProps<'/people/[handle]'>): Promise<Metadata> {
  const person = await findPerson((await params).handle)
  if (!person) return { title: 'Not found', robots: { index: false } }
  const { handle, name } = person
  const { record, comments } = await countWork(person.id)
  const [title, description] = [`${name} (@${handle})`, describePerson(person, record, comments, siteName)]
  const url = routes.person(handle)
  const isWorthFinding = record.published > 0 && !person.ban
  return {
    title,
    description,
    alternates: {
      canonical: url,
      types: feedAlternates({ title: `Checks by ${name}`, url: (form) => routes.personFeed(handle, form) }),
    },
    openGraph: { type: 'profile', title, description, url, siteName, username: handle },
    ...(isWorthFinding ? {} : { robots: { index: false } }),
  }
}

export default async function PersonRoute({ params }: PageProps<'/people/[handle]'>) {
  const person = await findPerson((await params).handle)
  if (!person) notFound()
  const [counts, checks, comments] = await Promise.all([
    countWork(person.id),
    listPersonChecks(person.id, null, newest.checks),
    listPersonComments(person.id, null, newest.comments),
  ])
  const url = new URL(routes.person(person.handle), siteUrl()).href
  const json = scriptJson(profilePage(person, counts.record.published, url))
  return (
    <Column>
      <PersonPage person={person} counts={counts} checks={checks} comments={comments} />
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: JSON with every < escaped */}
      <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
    </Column>
  )
}

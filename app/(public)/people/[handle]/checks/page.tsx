import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CheckList } from '@/components/person/check-list'
import { WholeList } from '@/components/person/whole-list'
import { Column } from '@/components/ui/column'
import { readPageKey } from '@/lib/page-key'
import { findPerson, listPersonChecks } from '@/lib/person/queries'
import { routes } from '@/lib/routes'

const size = 30

type Props = PageProps<'/people/[handle]/checks'>

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const person = await findPerson((await params).handle)
  if (!person) return { title: 'Not found', robots: { index: false } }
  const isFirst = (await searchParams).after === undefined && !person.ban
  return {
    title: `Checks by ${person.name}`,
    description: `Every fact-check that ${person.name} has published, the newest first.`,
    alternates: { canonical: routes.personChecks(person.handle) },
    ...(isFirst ? {} : { robots: { index: false } }),
  }
}

export default async function PersonChecksPage({ params, searchParams }: Props) {
  const person = await findPerson((await params).handle)
  if (!person) notFound()
  const after = readPageKey((await searchParams).after)
  const { entries, next } = await listPersonChecks(person.id, after, size)
  return (
    <Column>
      <WholeList
        person={person}
        title="Published checks"
        isEmpty={entries.length === 0}
        newest={after && routes.personChecks(person.handle)}
        earlier={next && routes.personChecks(person.handle, next)}
      >
        <CheckList checks={entries} headingLevel="h2" />
      </WholeList>
    </Column>
  )
}

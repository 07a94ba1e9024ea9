import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CommentList } from '@/components/person/comment-list'
import { WholeList } from '@/components/person/whole-list'
import { Column } from '@/components/ui/column'
import { readPageKey } from '@/lib/page-key'
import { findPerson, listPersonComments } from '@/lib/person/queries'
import { routes } from '@/lib/routes'

const size = 50

type Props = PageProps<'/people/[handle]/comments'>

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const person = await findPerson((await params).handle)
  if (!person) return { title: 'Not found', robots: { index: false } }
  const isFirst = (await searchParams).after === undefined && !person.ban
  return {
    title: `Comments by ${person.name}`,
    description: `What ${person.name} has said about what the articles claim, the newest first.`,
    alternates: { canonical: routes.personComments(person.handle) },
    ...(isFirst ? {} : { robots: { index: false } }),
  }
}

export default async function PersonCommentsPage({ params, searchParams }: Props) {
  const person = await findPerson((await params).handle)
  if (!person) notFound()
  const after = readPageKey((await searchParams).after)
  const { entries, next } = await listPersonComments(person.id, after, size)
  return (
    <Column>
      <WholeList
        person={person}
        title="Comments"
        isEmpty={entries.length === 0}
        newest={after && routes.personComments(person.handle)}
        earlier={next && routes.personComments(person.handle, next)}
      >
        <CommentList comments={entries} />
      </WholeList>
    </Column>
  )
}

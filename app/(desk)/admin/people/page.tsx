import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AdminFrame } from '@/components/admin/admin-frame'
import { PeopleList } from '@/components/admin/people-list'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { searchPeople } from '@/lib/admin/queries'
import { getDeskViewer } from '@/lib/auth/desk'
import { readPageKey } from '@/lib/page-key'
import { can } from '@/lib/policy'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'People', robots: { index: false } }

export default async function PeoplePage({ searchParams }: PageProps<'/admin/people'>) {
  const { q, after } = await searchParams
  const viewer = await getDeskViewer(routes.adminPeople())
  const typed = typeof q === 'string' ? q.slice(0, 200) : ''
  const found = await searchPeople(viewer, typed, readPageKey(after))
  if (!found) notFound()
  const what = can(viewer, 'person.administer') ? 'handle, name or e-mail address' : 'handle or name'
  return (
    <AdminFrame viewer={viewer} title="People" here={routes.adminPeople()}>
      <form method="get" className="flex flex-wrap items-end gap-2">
        <div className="grow">
          <TextField
            label={`Beginning of a ${what}`}
            name="q"
            type="search"
            defaultValue={typed}
            maxLength={200}
          />
        </div>
        <Button type="submit" className="min-h-11">
          Search
        </Button>
      </form>
      <PeopleList people={found.people} />
      {found.next && (
        <a
          href={routes.adminPeople({ q: typed, after: found.next })}
          className="underline underline-offset-4"
        >
          The next ones
        </a>
      )}
    </AdminFrame>
  )
}

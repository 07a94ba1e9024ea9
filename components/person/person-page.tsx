import { CheckList } from '@/components/person/check-list'
import { CommentList } from '@/components/person/comment-list'
import { FeedLink } from '@/components/person/feed-link'
import { PartOfWork } from '@/components/person/part-of-work'
import { PersonHeader } from '@/components/person/person-header'
import { WorkRecord } from '@/components/person/work-record'
import { counted } from '@/lib/article/tally'
import type { Page, Person, PersonCheck, PersonComment, WorkCounts } from '@/lib/person/queries'
import { routes } from '@/lib/routes'

type Props = { person: Person; counts: WorkCounts; checks: Page<PersonCheck>; comments: Page<PersonComment> }

/** A profile: who someone is, what they published in numbers, and the newest of it. */
export function PersonPage({ person, counts, checks, comments }: Props) {
  const { handle, name } = person
  const total = counts.record.published + counts.record.retracted
  return (
    <div className="grid gap-9">
      <PersonHeader person={person} />
      <WorkRecord counts={counts} />
      <PartOfWork
        id="checks"
        title="Newest checks"
        isEmpty={checks.entries.length === 0}
        empty={`${name} has no published check yet. Checks appear here once a moderator has published them.`}
        more={
          checks.next === null
            ? null
            : { href: routes.personChecks(handle), label: `All ${counted(total, 'check')}` }
        }
        aside={<FeedLink href={routes.personFeed(handle)} label="Feed of checks" />}
      >
        <CheckList checks={checks.entries} />
      </PartOfWork>
      <PartOfWork
        id="comments"
        title="Newest comments"
        isEmpty={comments.entries.length === 0}
        empty={`${name} has not commented yet.`}
        more={
          comments.next === null
            ? null
            : { href: routes.personComments(handle), label: `All ${counted(counts.comments, 'comment')}` }
        }
      >
        <CommentList comments={comments.entries} />
      </PartOfWork>
    </div>
  )
}

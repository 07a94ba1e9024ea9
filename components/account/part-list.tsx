import { OwnCheck } from '@/components/account/own-check'
import { OwnComment } from '@/components/account/own-comment'
import type { CheckPart } from '@/lib/account/own-parts'
import type { OwnCheck as Check, OwnComment as Comment, OwnPage } from '@/lib/account/queries'

/** A page of one part of what the viewer wrote. */
export type PartPage = ({ part: CheckPart } & OwnPage<Check>) | ({ part: 'comments' } & OwnPage<Comment>)

export function PartList({ page }: { page: PartPage }) {
  return (
    <ul className="divide-y divide-rule rounded-xl border border-rule bg-panel">
      {page.part === 'comments'
        ? page.entries.map((comment) => <OwnComment key={comment.id} comment={comment} />)
        : page.entries.map((check) => <OwnCheck key={check.id} check={check} />)}
    </ul>
  )
}

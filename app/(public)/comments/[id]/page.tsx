import { notFound, redirect } from 'next/navigation'
import { findCommentPlace } from '@/lib/comment/queries'
import { isId } from '@/lib/ids'
import { routes } from '@/lib/routes'

export const dynamic = 'force-dynamic'

/** A comment by its permalink: to where it stands now. */
export default async function CommentPermalink({ params }: PageProps<'/comments/[id]'>) {
  const { id } = await params
  const place = isId(id) ? await findCommentPlace(id) : null
  if (!place) notFound()
  redirect(routes.comment(place.slug, place.paragraphId, id))
}

'use client'

import { useArticle } from '@/components/article/article-context'
import type { Talk } from '@/components/comment/use-threads'
import { counted } from '@/lib/article/tally'
import { routes } from '@/lib/routes'

const quiet = 'rounded-md py-1 text-xs font-medium text-soft underline underline-offset-2 hover:text-ink'

/** The way to the comments that the shared page does not hold. */
export function MoreComments({ talk, paragraphId }: { talk: Talk; paragraphId: string }) {
  const { slug } = useArticle()
  if (!talk.next && !talk.isFailed) return null
  return (
    <p className="flex flex-wrap gap-x-4">
      <button type="button" onClick={talk.showMore} className={`only-scripting ${quiet}`}>
        {talk.isFailed ? 'That could not be loaded. Try again' : 'Show more'}
      </button>
      <a href={routes.paragraph(slug, paragraphId)} className={quiet}>
        All {counted(talk.count, 'comment')}
      </a>
    </p>
  )
}

import { Day, Time } from '@/components/annotation/time'
import { Summary } from '@/components/article/summary'
import { FollowSlot } from '@/components/follow/follow-slot'
import type { ArticlePage } from '@/lib/article/article-page'
import { revisionReasonLabels } from '@/lib/revision/reasons'
import { routes } from '@/lib/routes'

export function Masthead({ article }: { article: ArticlePage }) {
  const { site, byline, sourceUrl, revision } = article
  return (
    <div className="article-top">
      <header className="article-head pt-8 pb-2 sm:pt-14">
        {/* The button comes when it is known who reads; its room is kept from the start, so nothing moves. */}
        <div className="relative pe-34">
          <p className="flex flex-wrap items-baseline gap-x-2 text-sm text-muted [&>*+*]:before:mr-2 [&>*+*]:before:content-['·']">
            {site && <span>{site}</span>}
            {byline && <span>{byline}</span>}
            <span>
              {article.publishedOn ? 'Published' : 'Added'}{' '}
              <Day on={article.publishedOn ?? article.publishedAt} />
            </span>
            {revision.number > 1 && (
              <span>
                <a
                  href={routes.articleHistory(article.slug)}
                  className="underline underline-offset-2 hover:text-ink"
                >
                  Revision {revision.number}
                </a>
                , {revision.reason === 'correction' && 'corrected '}
                <Time at={revision.at} />
              </span>
            )}
            {sourceUrl && (
              <a href={sourceUrl} rel="noopener" className="underline underline-offset-2 hover:text-ink">
                Original
              </a>
            )}
          </p>
          <div className="absolute end-0 top-0 flex pointer-coarse:-top-3 flex-col items-end text-end">
            <FollowSlot subjectType="article" subjectId={article.id} what="this article" />
          </div>
        </div>
        <h1
          lang={article.language}
          dir="auto"
          className="mt-3.5 mb-4 font-serif text-[2rem] leading-[1.1] font-medium tracking-[-0.018em] text-balance wrap-anywhere sm:text-[2.75rem]"
        >
          {article.title}
        </h1>
        {revision.note && (
          <p className="mb-4 max-w-prose border-s-2 border-edge ps-3.5 text-sm whitespace-pre-line text-soft">
            {revision.reason && (
              <strong className="font-semibold text-ink">{revisionReasonLabels[revision.reason]}: </strong>
            )}
            {revision.note}
          </p>
        )}
        <Summary article={article} />
      </header>
    </div>
  )
}

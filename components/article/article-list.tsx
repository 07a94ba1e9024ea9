import { Day } from '@/components/annotation/time'
import { Glyph } from '@/components/article/glyph'
import { Sprite } from '@/components/article/sprite'
import { buttonClass } from '@/components/ui/button'
import type { ArticleEntry, ArticleEntryPage } from '@/lib/article/article-page'
import { counted, totalChecks } from '@/lib/article/tally'
import { verdictMeanings } from '@/lib/fact-check/verdicts'
import { routes } from '@/lib/routes'

/** Articles with what was found in them, and the way to the older ones. */
export function ArticleList({ articles, next }: ArticleEntryPage) {
  if (articles.length === 0) {
    return (
      <p className="border-t border-rule pt-6 text-soft">
        No article is published here yet. An editor can add one with “npm run import”.
      </p>
    )
  }
  return (
    <>
      <Sprite />
      <ol className="grid border-t border-rule">
        {articles.map((article) => (
          <li key={article.id} className="border-b border-rule py-6">
            <Entry article={article} />
          </li>
        ))}
      </ol>
      {next && (
        <p className="pt-6">
          <a href={routes.olderArticles(next)} className={buttonClass()}>
            Older articles
          </a>
        </p>
      )}
    </>
  )
}

function Entry({
  article: { slug, title, opening, site, byline, language, publishedAt, verdicts, commentCount },
}: {
  article: ArticleEntry
}) {
  return (
    <article className="group relative">
      <p className="mb-1.5 flex flex-wrap gap-x-2 text-sm text-muted [&>*+*]:before:mr-2 [&>*+*]:before:content-['·']">
        {(site ?? byline) && <span>{site ?? byline}</span>}
        <span>
          <Day on={publishedAt} />
        </span>
      </p>
      <h2
        lang={language}
        dir="auto"
        className="font-serif text-[1.6rem] leading-tight font-medium tracking-[-0.01em] text-balance wrap-anywhere"
      >
        <a
          href={routes.article(slug)}
          className="no-underline after:absolute after:inset-0 group-hover:underline group-hover:decoration-1 group-hover:underline-offset-4"
        >
          {title}
        </a>
      </h2>
      {opening && (
        <p
          lang={language}
          dir="auto"
          className="mt-2 line-clamp-2 font-serif text-lg leading-normal text-soft"
        >
          {opening}
        </p>
      )}
      <p className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
        <span className="font-semibold">
          {totalChecks(verdicts) === 0
            ? 'No claim checked yet'
            : `${counted(totalChecks(verdicts), 'claim')} checked`}
        </span>
        {verdicts.map(({ verdict, count }) => (
          <span
            key={verdict}
            data-tone={verdictMeanings[verdict].tone}
            className="inline-flex items-center gap-1.5 font-semibold text-(--tone)"
          >
            <Glyph name={verdict} className="size-3.5" />
            {count} {verdictMeanings[verdict].label.toLowerCase()}
          </span>
        ))}
        <span className="text-muted">
          {commentCount === 0 ? 'no comments' : counted(commentCount, 'comment')}
        </span>
      </p>
    </article>
  )
}

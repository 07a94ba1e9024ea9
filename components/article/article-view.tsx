import { Arrivals } from '@/components/article/arrivals'
import { ArticleProvider } from '@/components/article/article-context'
import { InlineScript } from '@/components/article/inline-script'
import { Masthead } from '@/components/article/masthead'
import { NotesLayout } from '@/components/article/notes-layout'
import { PairRules } from '@/components/article/pair-rules'
import { ParagraphRow } from '@/components/article/paragraph-row'
import { SelectionWatch } from '@/components/article/selection-watch'
import { Sprite } from '@/components/article/sprite'
import { Live } from '@/components/live/live'
import { FeedLink } from '@/components/person/feed-link'
import { OrphanList } from '@/components/revision/orphan-list'
import type { ArticlePage, ParagraphView } from '@/lib/article/article-page'
import { choicesScript } from '@/lib/article/choices'
import { firstLayoutScript } from '@/lib/article/first-layout'
import { routes } from '@/lib/routes'

/** The article with everything that was said about it, the same for everyone who reads it. */
export function ArticleView({ article }: { article: ArticlePage }) {
  const { id, slug, mode } = article
  return (
    <ArticleProvider
      article={{
        id,
        slug,
        mayComment: mode === 'open' || mode === 'pre-moderated',
        mayCheck: mode !== 'closed',
      }}
    >
      <Sprite />
      <PairRules count={Math.max(0, ...article.paragraphs.map(countPointers))} />
      <article data-article={id} className="article relative pb-28" suppressHydrationWarning>
        <InlineScript code={choicesScript} />
        <Masthead article={article} />
        <div data-rows className="relative pt-6" suppressHydrationWarning>
          {grouped(article.paragraphs).map((group) => {
            const rows = group.map((paragraph) => (
              <ParagraphRow key={paragraph.id} article={article} paragraph={paragraph} />
            ))
            return group[0]?.kind === 'list-item' ? (
              <ul key={group[0].id} className="list-none">
                {rows}
              </ul>
            ) : (
              rows
            )
          })}
        </div>
        <InlineScript code={firstLayoutScript} />
        <OrphanList orphans={article.orphans} slug={slug} language={article.language} />
        <footer className="article-top mt-8">
          <div className="article-foot border-t border-rule pt-3">
            <FeedLink href={routes.articleFeed(slug)} label="Feed of the checks of this article" />
          </div>
        </footer>
        <NotesLayout />
        <SelectionWatch />
        <Live articleId={id} upTo={article.upTo} />
        <Arrivals />
      </article>
    </ArticleProvider>
  )
}

const countPointers = ({ notes, quotes }: ParagraphView) => notes.length + quotes.length

/** Neighbouring list items together, every other paragraph alone. */
function grouped(paragraphs: readonly ParagraphView[]): ParagraphView[][] {
  const groups: ParagraphView[][] = []
  for (const paragraph of paragraphs) {
    const last = groups.at(-1)
    if (paragraph.kind === 'list-item' && last?.[0]?.kind === 'list-item') last.push(paragraph)
    else groups.push([paragraph])
  }
  return groups
}

import { Controls } from '@/components/article/controls'
import { Glyph } from '@/components/article/glyph'
import { Strip } from '@/components/article/strip'
import type { ArticlePage } from '@/lib/article/article-page'
import { addVerdicts, counted, totalChecks } from '@/lib/article/tally'
import { verdictMeanings } from '@/lib/fact-check/verdicts'

/** One honest line about what was found in the article, and where. */
export function Summary({ article: { paragraphs, mode, waiting } }: { article: ArticlePage }) {
  const verdicts = addVerdicts(paragraphs.flatMap((paragraph) => paragraph.verdicts))
  const comments = paragraphs.reduce((sum, { commentCount }) => sum + commentCount, 0)
  const checks = totalChecks(verdicts)
  return (
    <div className="border-y border-rule pt-3.5 pb-2">
      <p className="mb-1.5 flex flex-wrap items-baseline gap-x-4 gap-y-1 text-sm">
        <strong className="font-semibold">
          {checks === 0 ? 'No claim checked yet' : `${counted(checks, 'claim')} checked`}
        </strong>
        {verdicts.map(({ verdict, count }) => (
          <span
            key={verdict}
            data-tone={verdictMeanings[verdict].tone}
            className="inline-flex items-baseline gap-1.5 font-semibold text-(--tone)"
          >
            <Glyph name={verdict} className="size-3.5 self-center" />
            {count} {verdictMeanings[verdict].label.toLowerCase()}
          </span>
        ))}
        <span className="text-muted">
          {comments === 0 ? 'no comments' : counted(comments, 'comment')}
          {waiting > 0 && ` · ${waiting} waiting for review`}
        </span>
      </p>
      {checks + comments === 0 && mode !== 'closed' && (
        <p className="mb-2 text-sm text-soft">
          Be the first: choose a paragraph below, then check a claim in it or comment on it.
        </p>
      )}
      <Strip paragraphs={paragraphs} />
      <Controls
        verdicts={verdicts.map(({ verdict }) => ({ verdict, label: verdictMeanings[verdict].label }))}
        paragraphCount={paragraphs.length}
      />
    </div>
  )
}

import { Card, fittingSize } from '@/components/share/card'
import { VerdictMark } from '@/components/share/verdict-mark'
import type { ArticlePage, ParagraphView } from '@/lib/article/article-page'
import { addVerdicts, counted, totalChecks } from '@/lib/article/tally'
import { type Tone, type Verdict, verdictMeanings, worstVerdict } from '@/lib/fact-check/verdicts'
import { drawableText, foreignLanguage } from '@/lib/share/drawable'
import { families } from '@/lib/share/fonts'
import { palette, tones } from '@/lib/share/palette'

/** An article at a glance: its title, what was found in it, and where. */
export function ArticleCard({ article }: { article: ArticlePage }) {
  const title = drawableText(article.title) ?? placeholder(article.language)
  const size = fittingSize(title, 3, 50, 88)
  const source = drawableText([article.site, article.byline].filter(Boolean).join(' · '))
  return (
    <Card aside="Checked paragraph by paragraph">
      {source && (
        <div style={{ fontSize: 26, color: palette.muted, marginBottom: 14, lineClamp: 1 }}>{source}</div>
      )}
      <div
        style={{
          display: 'block',
          fontFamily: families.serif,
          fontSize: size,
          lineHeight: 1.12,
          letterSpacing: '-0.018em',
          lineClamp: 4,
        }}
      >
        {title}
      </div>
      <Findings article={article} />
      <Ticks paragraphs={article.paragraphs} />
    </Card>
  )
}

function placeholder(language: string): string {
  const name = foreignLanguage(language)
  return name ? `An article in ${name}` : 'An article'
}

/** "4 claims checked" and the three most frequent verdicts, of equal ones the gravest; the rest as a number. */
function Findings({ article: { paragraphs } }: { article: ArticlePage }) {
  const verdicts = addVerdicts(paragraphs.flatMap((paragraph) => paragraph.verdicts))
  const comments = paragraphs.reduce((sum, { commentCount }) => sum + commentCount, 0)
  const severity = (verdict: Verdict) => verdictMeanings[verdict].severity
  const shown = verdicts
    .toSorted((a, b) => b.count - a.count || severity(b.verdict) - severity(a.verdict))
    .slice(0, 3)
  const checks = totalChecks(verdicts)
  const others = checks - totalChecks(shown)
  return (
    <div
      style={{
        display: 'flex',
        alignItems: 'center',
        gap: 30,
        marginTop: 'auto',
        fontSize: 26,
        fontWeight: 600,
      }}
    >
      <div>{checks === 0 ? 'No claim checked yet' : `${counted(checks, 'claim')} checked`}</div>
      {shown.map(({ verdict, count }) => (
        <div
          key={verdict}
          style={{
            display: 'flex',
            alignItems: 'center',
            gap: 9,
            color: tones[verdictMeanings[verdict].tone],
          }}
        >
          <VerdictMark verdict={verdict} size={27} />
          {`${count} ${verdictMeanings[verdict].label.toLowerCase()}`}
        </div>
      ))}
      {others > 0 && (
        <div style={{ fontWeight: 500, color: palette.muted }}>{`and ${counted(others, 'other')}`}</div>
      )}
      {shown.length < 3 && comments > 0 && (
        <div style={{ fontWeight: 500, color: palette.muted }}>{counted(comments, 'comment')}</div>
      )}
    </div>
  )
}

const heights: Record<Tone, number> = { accurate: 14, none: 18, context: 23, misleading: 29, false: 36 }
const mostTicks = 60

/** The strip of the page: one tick a paragraph, higher for graver findings. Left out where ticks would be too thin. */
function Ticks({ paragraphs }: { paragraphs: readonly ParagraphView[] }) {
  if (paragraphs.length > mostTicks) return null
  return (
    <div style={{ display: 'flex', alignItems: 'flex-end', gap: 5, height: 36, marginTop: 22 }}>
      {paragraphs.map(({ id, verdicts }) => {
        const worst = worstVerdict(verdicts.map(({ verdict }) => verdict))
        const tone = worst && verdictMeanings[worst].tone
        const look = { height: tone ? heights[tone] : 8, background: tone ? tones[tone] : palette.rule }
        return <div key={id} style={{ display: 'flex', flexGrow: 1, borderRadius: 3, ...look }} />
      })}
    </div>
  )
}

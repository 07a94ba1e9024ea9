import { Annotations } from '@/components/article/annotations'
import { MarkedText } from '@/components/article/marked-text'
import { ParagraphText } from '@/components/article/paragraph-text'
import type { ArticleHead, ParagraphView } from '@/lib/article/article-page'
import { paragraphLabels } from '@/lib/article/paragraph'
import { sayChecks } from '@/lib/article/tally'
import { verdictMeanings, worstVerdict } from '@/lib/fact-check/verdicts'

type Props = { article: ArticleHead; paragraph: ParagraphView }

/** A paragraph between its number and its marks; what was said about it follows in the reading order. */
export function ParagraphRow({ article, paragraph }: Props) {
  const { id, number, kind, notes, verdicts } = paragraph
  const Row = kind === 'list-item' ? 'li' : 'div'
  const worst = worstVerdict(verdicts.map(({ verdict }) => verdict))
  const hasNotes = notes.length > 0 || paragraph.commentCount > 0
  return (
    <Row id={`p-${id}`} className="article-row">
      <ParagraphText kind={kind} language={article.language} notesId={hasNotes ? `notes-${id}` : undefined}>
        <MarkedText text={paragraph.text} notes={notes} />
      </ParagraphText>
      <a href={`#p-${id}`} aria-label={`Link to paragraph ${number}`} className="article-number">
        ¶ {number}
      </a>
      <Annotations
        paragraph={{ id, number, label: paragraphLabels[kind] }}
        checks={{
          count: paragraph.checkCount,
          says: sayChecks(verdicts),
          worst,
          tone: worst && verdictMeanings[worst].tone,
        }}
        commentCount={paragraph.commentCount}
        threads={paragraph.threads}
        notes={notes}
      />
    </Row>
  )
}

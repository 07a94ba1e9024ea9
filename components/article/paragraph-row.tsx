import { Annotations } from '@/components/article/annotations'
import { MarkedText } from '@/components/article/marked-text'
import { ParagraphText } from '@/components/article/paragraph-text'
import type { ArticleHead, ParagraphView } from '@/lib/article/article-page'
import { paragraphLabels } from '@/lib/article/paragraph'
import { listPointers } from '@/lib/article/pointers'
import { sayChecks, toneOf } from '@/lib/article/tally'
import { worstVerdict } from '@/lib/fact-check/verdicts'
import { routes } from '@/lib/routes'

type Props = { article: ArticleHead; paragraph: ParagraphView }

/** A paragraph between its number and its marks; what was said about it follows in the reading order. */
export function ParagraphRow({ article, paragraph }: Props) {
  const { id, number, kind, notes, verdicts, commentCount, firstNumber } = paragraph
  const Row = kind === 'list-item' ? 'li' : 'div'
  const worst = worstVerdict(verdicts.map(({ verdict }) => verdict))
  const hasNotes = notes.length > 0 || commentCount > 0
  const pointers = listPointers(notes, paragraph.quotes)
  return (
    <Row
      id={`p-${id}`}
      tabIndex={-1}
      className="article-row pairs"
      data-v={verdicts.map(({ verdict }) => verdict).join(' ') || undefined}
      data-c={commentCount > 0 ? '' : undefined}
      data-open={paragraph.isUnresolved ? '' : undefined}
    >
      <ParagraphText kind={kind} language={article.language} notesId={hasNotes ? `notes-${id}` : undefined}>
        <MarkedText paragraph={paragraph} pointers={pointers} first={firstNumber} />
      </ParagraphText>
      <a
        href={routes.articleParagraph(article.slug, id)}
        data-copy=""
        aria-label={`Copy link to paragraph ${number}`}
        title="Copy link"
        className="article-number"
      >
        ¶ {number}
      </a>
      <Annotations
        paragraph={{ id, number, label: paragraphLabels[kind] }}
        checks={{
          count: paragraph.checkCount,
          says: sayChecks(verdicts),
          worst,
          tone: worst && toneOf(worst, notes),
        }}
        commentCount={commentCount}
        threads={paragraph.threads}
        notes={notes}
        pairs={{ ids: pointers.map((pointer) => pointer.id), first: firstNumber }}
      />
    </Row>
  )
}

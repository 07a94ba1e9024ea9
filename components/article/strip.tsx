import type { ParagraphView } from '@/lib/article/article-page'
import { counted, sayChecks, toneOf } from '@/lib/article/tally'
import { worstVerdict } from '@/lib/fact-check/verdicts'

/** One tick a paragraph, coloured and shaped by its worst verdict: the whole article at a glance, and a way there. */
export function Strip({ paragraphs }: { paragraphs: readonly ParagraphView[] }) {
  return (
    <nav aria-label="Paragraphs" className="strip -mx-[1.5px] print:hidden">
      {paragraphs.map(({ id, number, notes, verdicts, commentCount, isUnresolved }) => {
        const worst = worstVerdict(verdicts.map(({ verdict }) => verdict))
        const says = `Paragraph ${number}: ${sayChecks(verdicts)}, ${counted(commentCount, 'comment')}`
        return (
          <a
            key={id}
            href={`#p-${id}`}
            title={says}
            data-v={verdicts.map(({ verdict }) => verdict).join(' ') || undefined}
            data-c={commentCount > 0 ? '' : undefined}
            data-open={isUnresolved ? '' : undefined}
            data-tone={worst ? toneOf(worst, notes) : undefined}
          >
            <i />
          </a>
        )
      })}
    </nav>
  )
}

import { paragraphLabels } from '@/lib/article/paragraph'
import type { PlainArticle } from '@/lib/article/plain-text'

const looks: Record<string, string> = {
  heading: 'font-semibold text-[1.15rem]',
  quotation: 'italic',
  caption: 'text-[0.95rem] text-soft',
  note: 'text-[0.95rem] text-soft',
  'list-item': 'ps-4',
}

/** The paragraphs of a text with what each would be, before anything is stored. */
export function ParagraphPreview({ article }: { article: Pick<PlainArticle, 'metadata' | 'paragraphs'> }) {
  return (
    <ol className="grid gap-3">
      {article.paragraphs.map(({ kind, text }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs that nobody has stored have no other identity
        <li key={at} className="grid gap-0.5 sm:grid-cols-[7.5rem_minmax(0,1fr)] sm:gap-4">
          <span className="text-xs leading-7 text-muted">
            <span className="tabular-nums">¶ {at + 1}</span> {paragraphLabels[kind]}
          </span>
          <p
            lang={article.metadata.language ?? 'en'}
            dir="auto"
            className={`font-serif text-[1.05rem] leading-relaxed whitespace-pre-line ${looks[kind] ?? ''}`}
          >
            {text}
          </p>
        </li>
      ))}
    </ol>
  )
}

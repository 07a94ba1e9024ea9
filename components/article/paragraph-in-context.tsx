import { MarkedText } from '@/components/article/marked-text'
import { ParagraphText } from '@/components/article/paragraph-text'
import type { ArticlePage, ParagraphView } from '@/lib/article/article-page'
import type { Pointer } from '@/lib/article/pointers'
import { routes } from '@/lib/routes'

/** A paragraph between its neighbours, which lead to their own pages. */
export function ParagraphInContext({
  article,
  paragraph,
  pointers,
}: {
  article: ArticlePage
  paragraph: ParagraphView
  pointers: Pointer[]
}) {
  const at = article.paragraphs.indexOf(paragraph)
  return (
    <div className="grid gap-3">
      <Neighbour
        article={article}
        paragraph={at < 0 ? undefined : article.paragraphs[at - 1]}
        label="Before"
      />
      <ParagraphText
        kind={paragraph.kind === 'heading' ? 'paragraph' : paragraph.kind}
        language={article.language}
        notesId={undefined}
      >
        <MarkedText paragraph={paragraph} pointers={pointers} first={1} />
      </ParagraphText>
      <Neighbour
        article={article}
        paragraph={at < 0 ? undefined : article.paragraphs[at + 1]}
        label="After"
      />
    </div>
  )
}

function Neighbour({
  article,
  paragraph,
  label,
}: {
  article: ArticlePage
  paragraph: ParagraphView | undefined
  label: string
}) {
  if (!paragraph) return null
  return (
    <a
      href={routes.paragraph(article.slug, paragraph.id)}
      aria-label={`${label}: paragraph ${paragraph.number}`}
      className="grid grid-cols-[auto_minmax(0,1fr)] gap-3 rounded-lg px-3 py-2 text-muted no-underline hover:bg-hover hover:text-ink"
    >
      <span className="text-xs leading-7 tabular-nums">¶ {paragraph.number}</span>
      <span lang={article.language} dir="auto" className="line-clamp-2 font-serif">
        {paragraph.text}
      </span>
    </a>
  )
}

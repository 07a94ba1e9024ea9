import { ParagraphPreview } from '@/components/editor/paragraph-preview'
import type { PlainArticle } from '@/lib/article/plain-text'
import { fieldLabels } from '@/lib/editor/labels'

/** A text as the article that it would be: title, what is known about it, paragraphs. */
export function ArticlePreview({ article }: { article: PlainArticle }) {
  const { title, metadata, paragraphs } = article
  const known = [
    ['byline', metadata.byline],
    ['site', metadata.site],
    ['sourceUrl', metadata.sourceUrl],
    ['publishedOn', metadata.published],
    ['language', metadata.language],
  ] as const
  return (
    <section
      id="preview"
      aria-labelledby="preview-title"
      className="grid gap-5 rounded-xl border border-rule bg-panel px-5 py-6 sm:px-7"
    >
      <h2 id="preview-title" className="text-[0.8125rem] font-semibold tracking-wide text-muted">
        What would be kept: a title and {paragraphs.length}{' '}
        {paragraphs.length === 1 ? 'paragraph' : 'paragraphs'}
      </h2>
      <p
        lang={metadata.language ?? 'en'}
        dir="auto"
        className="font-serif text-[1.6rem] leading-tight font-medium text-balance"
      >
        {title}
      </p>
      <dl className="grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[7.5rem_minmax(0,1fr)]">
        {known.map(([field, value]) => (
          <div key={field} className="contents">
            <dt className="text-muted">{fieldLabels[field]}</dt>
            <dd className={value ? '' : 'text-muted'}>{value ?? 'not said'}</dd>
          </div>
        ))}
      </dl>
      <ParagraphPreview article={article} />
    </section>
  )
}

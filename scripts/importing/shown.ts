import type { PlainArticle } from '@/lib/article/plain-text'

/** What would be stored of an article, as `--dry-run --json` prints it; a dump may hold it as a line. */
export function toJson({ title, metadata, paragraphs }: PlainArticle) {
  return {
    title,
    byline: metadata.byline ?? null,
    site: metadata.site ?? null,
    published: metadata.published ?? null,
    language: metadata.language ?? null,
    sourceUrl: metadata.sourceUrl ?? null,
    canonicalUrl: metadata.canonicalUrl ?? null,
    leadImageUrl: metadata.leadImageUrl ?? null,
    metadata,
    paragraphs,
  }
}

/** The same for people. */
export function outline({ title, metadata, paragraphs }: PlainArticle): string {
  const about = Object.entries(metadata).map(([name, value]) => `${name}: ${value}`)
  const lines = paragraphs.map(
    ({ kind, text }, index) => `${String(index + 1).padStart(3)}  ${kind.padEnd(10)} ${text}`,
  )
  return [title, ...about, '', ...lines].join('\n')
}

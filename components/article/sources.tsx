import type { SourceView } from '@/lib/article/article-page'
import { counted } from '@/lib/article/tally'

/** The evidence of a check: folded, since the conclusion comes first. */
export function Sources({ sources }: { sources: readonly SourceView[] }) {
  if (sources.length === 0) return null
  return (
    <details className="note-sources">
      <summary>{counted(sources.length, 'source')}</summary>
      <ol>
        {sources.map(({ url, title, publisher, quote, bearing }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one address may stand twice, and the list never changes its order
          <li key={at}>
            <a href={url} rel="nofollow ugc noopener">
              {title}
            </a>
            <span>{publisher ? `${publisher} · ${bearing}` : bearing}</span>
            {quote && <q>{quote}</q>}
          </li>
        ))}
      </ol>
    </details>
  )
}

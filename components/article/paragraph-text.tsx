import type { ReactNode } from 'react'
import type { ParagraphKind } from '@/lib/article/paragraph'

type Props = { kind: ParagraphKind; language: string; notesId: string | undefined; children: ReactNode }

/** A paragraph as the element it is. `notesId` ties it to what stands beside it, for those who cannot see that. */
export function ParagraphText({ kind, language, notesId, children }: Props) {
  const shared = {
    lang: language,
    dir: 'auto',
    className: `article-text kind-${kind}`,
    'aria-details': notesId,
  } as const
  if (kind === 'heading') return <h2 {...shared}>{children}</h2>
  if (kind === 'quotation') {
    return (
      <blockquote {...shared}>
        <p>{children}</p>
      </blockquote>
    )
  }
  if (kind === 'table') {
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways can be reached by keys
      <section {...shared} aria-label="Table" tabIndex={0}>
        {children}
      </section>
    )
  }
  if (kind === 'code') return <pre {...shared}>{children}</pre>
  return kind === 'list-item' ? <div {...shared}>{children}</div> : <p {...shared}>{children}</p>
}

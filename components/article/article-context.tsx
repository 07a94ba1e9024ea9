'use client'

import { createContext, type ReactNode, use, useMemo, useState } from 'react'

type Article = { id: string; slug: string; mayComment: boolean; mayCheck: boolean }

/** Words of a paragraph that somebody wants to comment on. */
type AskedQuote = { paragraphId: string; quote: string }

type ArticleContextValue = Article & { asked: AskedQuote | null; ask: (asked: AskedQuote | null) => void }

const Context = createContext<ArticleContextValue | null>(null)

export function ArticleProvider({ article, children }: { article: Article; children: ReactNode }) {
  const [asked, ask] = useState<AskedQuote | null>(null)
  const value = useMemo(() => ({ ...article, asked, ask }), [article, asked])
  return <Context value={value}>{children}</Context>
}

/** The article that is being read. */
export function useArticle(): ArticleContextValue {
  const article = use(Context)
  if (!article) throw new Error('Annotations stand inside an article.')
  return article
}

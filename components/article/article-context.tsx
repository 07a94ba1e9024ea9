'use client'

import { createContext, type ReactNode, use } from 'react'

type Article = { id: string; slug: string; mayComment: boolean; mayCheck: boolean }

const Context = createContext<Article | null>(null)

export function ArticleProvider({ article, children }: { article: Article; children: ReactNode }) {
  return <Context value={article}>{children}</Context>
}

/** The article that is being read. */
export function useArticle(): Article {
  const article = use(Context)
  if (!article) throw new Error('Annotations stand inside an article.')
  return article
}

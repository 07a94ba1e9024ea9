import { useCallback, useEffect, useRef, useState } from 'react'
import { DraftSaver } from '@/components/draft/draft-saver'
import { dropCopy, keepCopy } from '@/components/draft/local-copy'
import { joinTabs, openWriter } from '@/components/draft/other-tabs'
import type { Rules, SaveState } from '@/components/draft/save-state'
import { hear, listenToPage, takeLeftBehind } from '@/components/draft/ties'
import { readArticle, type SavedArticle, sendArticle } from '@/components/editor/article-requests'
import { articlePrefix } from '@/components/site/kept-words'
import { type ArticleWords, articleWords, isSameArticle } from '@/lib/editor/words'

export type ArticleStart = {
  viewerId: string
  articleId: string
  /** The revision that the draft goes on from. */
  base: number
  draft: SavedArticle | null
  /** What stands there while nothing was written. */
  initial: ArticleWords
}

/** There is one draft of an article, and a form that says what stands there already is nothing to save. */
const rules: Rules = { isSame: isSameArticle, isBlank: () => false, freshId: (gone) => gone }

/**
 * The next text of an article as a draft that saves itself, in this browser at once and on the server after a pause.
 * `replace` puts other words into the form: those of an earlier visit, or of another tab where none of one's own would
 * go under.
 */
export function useArticleDraft(given: ArticleStart, replace: (words: ArticleWords) => void) {
  const [start] = useState(given)
  const { draft } = start
  const [state, setState] = useState<SaveState>({ kind: draft ? 'saved' : 'untouched' })
  const [savings, setSavings] = useState(draft?.revision ?? 0)
  const [arrival, setArrival] = useState<string | null>(null)
  const saver = useRef<DraftSaver>(null)
  const put = useRef(replace)
  useEffect(() => {
    put.current = replace
  })

  useEffect(() => {
    const { viewerId, articleId: id, base, initial } = start
    const place = `article:${id}`
    const { writer, close } = openWriter()
    const mine = new DraftSaver(
      {
        send: sendArticle,
        read: readArticle,
        keep: (copy) => keepCopy(viewerId, copy, articlePrefix),
        drop: () => dropCopy(viewerId, writer, articlePrefix),
        tell: (kind, id, revision) => tabs.tell({ kind, id, place, revision, writer }),
        show: (next, { revision }) => {
          setState(next)
          setSavings(revision)
        },
        replace: ({ words, at }) => {
          put.current(articleWords(words))
          setArrival(at)
        },
      },
      {
        id,
        revision: start.draft?.revision ?? 0,
        words: start.draft?.words ?? initial,
        writer,
        place,
        about: { base },
      },
      rules,
    )
    const tabs = joinTabs(viewerId, (news) => hear(mine, place, news))
    saver.current = mine
    const { isSame } = rules
    const left = { viewerId, place, draft: start.draft, id, prefix: articlePrefix, isSame }
    void takeLeftBehind(left, mine, (words, at) => {
      put.current(articleWords(words))
      setArrival(at)
    })
    const stopListening = listenToPage(mine)
    return () => {
      mine.flush(true)
      stopListening()
      tabs.leave()
      close()
    }
  }, [start])

  const note = useCallback((words: ArticleWords) => saver.current?.note(words), [])
  return { state, savings, arrival, saver, note }
}

export type ArticleDraft = ReturnType<typeof useArticleDraft>

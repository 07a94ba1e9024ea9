'use client'

import { useEffect, useRef, useState } from 'react'
import { BlockRow } from '@/components/editor/block-row'
import { DiscardForm } from '@/components/editor/discard-form'
import { ArticleBar } from '@/components/editor/draft-bar'
import { HeadFields } from '@/components/editor/head-fields'
import { type ArticleStart, useArticleDraft } from '@/components/editor/use-article-draft'
import { useBlocks } from '@/components/editor/use-blocks'
import { problemWords, useSend } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { useHydrated } from '@/components/ui/use-hydrated'
import { save } from '@/lib/editor/actions'
import { type ArticleWords, articleWords, withRoom } from '@/lib/editor/words'
import { routes } from '@/lib/routes'

type Props = { start: ArticleStart; slug: string }

/**
 * The next text of an article as a document: each paragraph a field. It saves itself; where no script does, the same form
 * is sent as a whole, and line ends and empty fields divide and take out paragraphs.
 */
export function ArticleForm({ start, slug }: Props) {
  const [sent, send] = useSend(save)
  const isAlive = useHydrated()
  const [first] = useState(() => withRoom(typedIn(sent) ?? articleWords(start.draft?.words ?? start.initial)))
  const [head, setHead] = useState(() => headOf(first))
  const { blocks, said, tools, undo, canUndo, replace, list } = useBlocks(first.paragraphs)
  const draft = useArticleDraft(start, (words) => {
    setHead(headOf(words))
    replace(withRoom(words).paragraphs)
  })
  const words = articleWords({ ...head, paragraphs: blocks })
  const { note } = draft
  useEffect(() => note(articleWords({ ...head, paragraphs: blocks })), [note, head, blocks])
  const leave = useLeaving(draft, routes.editorPublish(slug))
  const problem = problemWords(sent)
  return (
    <div className="grid gap-4">
      <form action={send} onSubmit={leave} className="grid gap-6">
        <input type="hidden" name="id" value={start.articleId} />
        <input type="hidden" name="base" value={start.base} />
        <input type="hidden" name="savings" value={draft.savings} />
        {problem && <Notice look="problem">{problem}</Notice>}
        {sent.status === 'done' && (
          <Notice look="good">
            Saved as a draft.{' '}
            <a href={routes.editorPublish(slug)} className="font-medium underline underline-offset-4">
              Look at what changes
            </a>
          </Notice>
        )}
        {draft.arrival && (
          <Notice>What was written elsewhere, or here before, stands in the form now.</Notice>
        )}
        <HeadFields head={head} onChange={(field, value) => setHead((was) => ({ ...was, [field]: value }))} />
        <fieldset className="grid min-w-0 gap-2">
          <legend className="mb-1 text-sm font-semibold">Paragraphs</legend>
          <p className="mb-2 text-sm text-muted">
            {isAlive
              ? 'Enter divides a paragraph, Backspace at its beginning joins it to the one before, Alt with an arrow moves it.'
              : 'A line end divides a paragraph. An empty one is taken out.'}
          </p>
          <ol ref={list} className="grid gap-4">
            {blocks.map((block, at) => (
              <BlockRow
                key={block.key}
                {...{ block, at, isAlive, tools }}
                isLast={at === blocks.length - 1}
                language={head.language || 'en'}
              />
            ))}
          </ol>
          <p aria-live="polite" className="sr-only">
            {said}
          </p>
          {isAlive && (
            <p className="mt-2 flex flex-wrap gap-2">
              <Button
                onClick={() => tools.insertAfter(blocks.length - 1)}
                className="max-sm:min-h-11"
                aria-label="Add a paragraph at the end"
              >
                Add a paragraph
              </Button>
              <Button look="quiet" onClick={undo} disabled={!canUndo} className="max-sm:min-h-11">
                Take the last step back
              </Button>
            </p>
          )}
        </fieldset>
        <p>
          <Button type="submit" look="primary" className="max-sm:min-h-11">
            {isAlive ? 'Look at what changes' : 'Save as a draft'}
          </Button>
        </p>
        {isAlive && <ArticleBar draft={draft} typed={words} />}
      </form>
      {draft.savings > 0 && <DiscardForm id={start.articleId} slug={slug} draft={draft} />}
    </div>
  )
}

const headOf = ({ paragraphs: _, ...head }: ArticleWords) => head

/** What was sent, where a browser without scripts gets its form back. */
function typedIn(state: object): ArticleWords | null {
  return 'values' in state ? articleWords(state.values) : null
}

/** Goes on to a page once the server has every word; where it cannot take them, the form stays and says why. */
function useLeaving({ saver, state }: ReturnType<typeof useArticleDraft>, address: string) {
  const isLeaving = useRef(false)
  useEffect(() => {
    if (!isLeaving.current || state.kind === 'saving') return
    isLeaving.current = false
    if (state.kind === 'saved') location.assign(address)
  }, [state, address])
  return (event: React.FormEvent<HTMLFormElement>) => {
    if (!saver.current) return
    event.preventDefault()
    if (!saver.current.isBehind) return location.assign(address)
    isLeaving.current = true
    saver.current.flush()
  }
}

'use client'

import { useEffect, useRef, useState } from 'react'
import { useNewsKey } from '@/components/live/use-news-key'
import { Key } from '@/components/ui/key'

type Props = {
  /** "3 new"; empty when there is no news. */
  words: string
  isBusy: boolean
  isFailed: boolean
  /** The paragraphs at which the last news are now to be seen; null when that was a while ago. */
  shownAt: string[] | null
  onShow: () => void
}

const shownMs = 10_000

/** One quiet button at the foot of the window, and after it was used the way to what it has shown. */
export function NewsPill({ words, isBusy, isFailed, shownAt, onShow }: Props) {
  const places = usePlaces(shownAt)
  const box = useRef<HTMLDivElement>(null)
  const hadFocus = useRef(false)
  useNewsKey(words !== '' && !isBusy, onShow)
  const isPill = words !== ''
  useEffect(() => {
    if (isPill || !hadFocus.current) return
    hadFocus.current = false
    box.current?.querySelector('a')?.focus()
  }, [isPill])

  return (
    <div ref={box} className="news">
      <p role="status" className="sr-only">
        {useSaidOnce(words, places)}
      </p>
      {isPill && (
        <button
          type="button"
          aria-disabled={isBusy}
          aria-keyshortcuts="l"
          onClick={({ currentTarget }) => {
            hadFocus.current = currentTarget === document.activeElement
            if (!isBusy) onShow()
          }}
          className="news-pill"
        >
          {isBusy ? 'One moment…' : isFailed ? `${words}. That did not work, try again` : words}
          <span className="sr-only">, show it</span>
          <span className="news-key">
            <Key>L</Key>
          </span>
        </button>
      )}
      {!isPill && places.length > 0 && (
        <p className="news-pill">
          Shown at
          {places.slice(0, 4).map(({ id, number }) => (
            <a key={id} href={`#p-${id}`}>
              ¶ {number}
            </a>
          ))}
        </p>
      )}
    </div>
  )
}

type Place = { id: string; number: number }

/** Where the news can be seen, for as long as one takes to go there. */
function usePlaces(shownAt: string[] | null): Place[] {
  const [places, setPlaces] = useState<Place[]>([])
  useEffect(() => {
    const rows = [...document.querySelectorAll('.article-row')].map(({ id }) => id)
    const found = (shownAt ?? []).map((id) => ({ id, number: rows.indexOf(`p-${id}`) + 1 }))
    setPlaces(found.filter(({ number }) => number > 0).toSorted((a, b) => a.number - b.number))
    const forget = setTimeout(() => setPlaces([]), shownMs)
    return () => clearTimeout(forget)
  }, [shownAt])
  return places
}

/** What a screen reader says: that there is news, once and not for each; and where it is when it has been shown. */
function useSaidOnce(words: string, places: readonly Place[]): string {
  const [said, setSaid] = useState('')
  const hasNews = words !== ''
  const latest = useRef(words)
  latest.current = words
  useEffect(() => {
    if (hasNews) setSaid(`${latest.current} on this page. Press L to show it where you are.`)
  }, [hasNews])
  useEffect(() => {
    if (places.length > 0) setSaid(`Shown at paragraph ${places.map(({ number }) => number).join(', ')}.`)
  }, [places])
  return said
}

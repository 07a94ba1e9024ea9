import { useEffect, useEffectEvent } from 'react'
import type { Words } from '@/lib/anchor/quote'

/** What somebody wants of a paragraph: write about it or words of it, see one thing beside it, open or close its talk. */
export type Asked =
  | { act: 'write'; quote?: Words | undefined }
  | { act: 'show'; target: string }
  | { act: 'toggle' }

const answers = new Map<string, (asked: Asked) => void>()

/** Asks a paragraph from anywhere on the page: a menu, a key, an address. */
export function ask(paragraphId: string, asked: Asked): void {
  answers.get(paragraphId)?.(asked)
}

/** Answers for a paragraph. */
export function useAsked(paragraphId: string, answer: (asked: Asked) => void): void {
  const onAsked = useEffectEvent(answer)
  useEffect(() => {
    answers.set(paragraphId, (asked) => onAsked(asked))
    return () => {
      answers.delete(paragraphId)
    }
  }, [paragraphId])
}

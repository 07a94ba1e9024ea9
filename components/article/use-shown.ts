import { useEffect, useState } from 'react'
import { articleOf, chooseMarks, chooseShow } from '@/components/article/choices'
import { isShow, type Show } from '@/lib/article/choices'
import type { Verdict } from '@/lib/fact-check/verdicts'

/** What is shown, as the article says it: the page's first script has put there what was chosen before. */
export function useShown(verdicts: { verdict: Verdict }[]) {
  const [show, setShow] = useState<Show>('everything')
  const [areShown, setShown] = useState(true)
  useEffect(() => {
    const { show: chosen, marks } = articleOf()?.dataset ?? {}
    const isHere =
      ['checks', 'comments', 'unresolved'].includes(chosen ?? '') ||
      verdicts.some(({ verdict }) => verdict === chosen)
    if (chosen && isShow(chosen) && isHere) setShow(chosen)
    setShown(marks !== 'off')
  }, [verdicts])
  return {
    show,
    areShown,
    setShow(next: Show) {
      setShow(next)
      chooseShow(next)
    },
    setShown(next: boolean) {
      setShown(next)
      chooseMarks(next)
    },
  }
}

'use client'

import { ArrowDown, ArrowUp, Eye, EyeOff, Keyboard } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { chooseSort, useSort } from '@/components/article/choices'
import { PageKeys } from '@/components/article/page-keys'
import { useShown } from '@/components/article/use-shown'
import type { Show } from '@/lib/article/choices'
import { counted } from '@/lib/article/tally'
import type { Sort } from '@/lib/comment/sort'
import type { Verdict } from '@/lib/fact-check/verdicts'

const KeysHelp = lazy(() =>
  import('@/components/article/keys-help').then(({ KeysHelp }) => ({ default: KeysHelp })),
)

type Props = { verdicts: { verdict: Verdict; label: string }[]; paragraphCount: number }

const step = (key: string) => () =>
  void import('@/components/article/page-actions').then(({ act }) => act(key))

/** Which marks are shown, in which order, and ways through them. */
export function Controls({ verdicts, paragraphCount }: Props) {
  const { show, areShown, setShow, setShown } = useShown(verdicts)
  const [isHelpOpen, setHelpOpen] = useState(false)
  const sort = useSort()
  const Face = areShown ? EyeOff : Eye
  return (
    <fieldset className="controls only-scripting">
      <legend className="sr-only">Marks</legend>
      <ShowSelect {...{ show, verdicts }} onChange={setShow} />
      <label>
        <span className="sr-only">Order of threads</span>
        <select value={sort} onChange={(event) => chooseSort(event.target.value as Sort)}>
          <option value="oldest">Oldest first</option>
          <option value="newest">Newest first</option>
          <option value="most-discussed">Most discussed first</option>
          <option value="most-helpful">Most helpful first</option>
        </select>
      </label>
      <button type="button" data-key="h" aria-pressed={!areShown} onClick={() => setShown(!areShown)}>
        <Face aria-hidden="true" />
        Hide marks
      </button>
      <span className="controls-end">
        <Steps />
        <button
          type="button"
          data-key="?"
          aria-haspopup="dialog"
          title="Keys (?)"
          onClick={() => setHelpOpen(true)}
        >
          <Keyboard aria-hidden="true" />
          Keys
        </button>
      </span>
      <output>{show === 'everything' || !areShown ? '' : <Found show={show} of={paragraphCount} />}</output>
      <PageKeys />
      {isHelpOpen && (
        <Suspense>
          <KeysHelp onClose={() => setHelpOpen(false)} />
        </Suspense>
      )}
    </fieldset>
  )
}

type ShowProps = { show: Show; verdicts: Props['verdicts']; onChange: (show: Show) => void }

function ShowSelect({ show, verdicts, onChange }: ShowProps) {
  return (
    <label>
      <span className="sr-only">Show</span>
      <select value={show} onChange={(event) => onChange(event.target.value as Show)}>
        <option value="everything">All marks</option>
        <option value="checks">Checks only</option>
        <option value="comments">Comments only</option>
        <option value="unresolved">Unresolved only</option>
        {verdicts.map(({ verdict, label }) => (
          <option key={verdict} value={verdict}>
            {label} only
          </option>
        ))}
      </select>
    </label>
  )
}

function Steps() {
  return (
    <>
      <button type="button" aria-label="Previous mark" title="Previous mark (p)" onClick={step('p')}>
        <ArrowUp aria-hidden="true" />
      </button>
      <button type="button" aria-label="Next mark" title="Next mark (n)" onClick={step('n')}>
        <ArrowDown aria-hidden="true" />
      </button>
    </>
  )
}

const having: Partial<Record<Show, string>> = {
  checks: '[data-v]',
  comments: '[data-c]',
  unresolved: '[data-open]',
}

function Found({ show, of }: { show: Show; of: number }) {
  const found = document.querySelectorAll(`.strip a${having[show] ?? `[data-v~="${show}"]`}`).length
  return found === 0 ? 'No paragraph has any.' : `In ${found} of ${counted(of, 'paragraph')}`
}

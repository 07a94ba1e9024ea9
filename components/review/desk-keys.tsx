'use client'

import { useRouter } from 'next/navigation'
import { lazy, Suspense, useEffect, useState } from 'react'
import { isTyping } from '@/components/review/typing'
import { useKeysOn } from '@/components/site/use-keys-on'
import { Key } from '@/components/ui/key'
import { useHydrated } from '@/components/ui/use-hydrated'

const DeskKeysHelp = lazy(() => import('@/components/review/desk-keys-help'))

/** The keys of the desk that are no decision, and the button that shows them all. */
export function DeskKeys() {
  const [isHelpOpen, setHelpOpen] = useState(false)
  const [areOn] = useKeysOn()
  const router = useRouter()
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (event.key === 'Escape') return leaveField(event.target)
      if (!areOn || isTyping(event.target) || document.querySelector('[role=dialog]')) return
      if (event.key === '?') setHelpOpen(true)
      else if (!act(event.key, (href) => router.push(href))) return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [areOn, router])
  if (!useHydrated()) return null
  return (
    <>
      <button
        type="button"
        onClick={() => setHelpOpen(true)}
        className="inline-flex min-h-6 items-center gap-2 justify-self-start text-xs text-muted hover:text-ink pointer-coarse:hidden"
      >
        Keys <Key>?</Key>
        {!areOn && <span>off</span>}
      </button>
      {isHelpOpen && (
        <Suspense>
          <DeskKeysHelp onClose={() => setHelpOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

/** Does what a key stands for; false when it stands for nothing here. */
function act(key: string, go: (href: string) => void): boolean {
  if (key === 'j' || key === 'k') return step(key === 'j' ? 1 : -1, go)
  if (key === '/') return focus('#desk-search')
  if (key === 'n') return focus('#case-note')
  if (key === 't') return focus('#decision-template')
  if (key === 'u') return click('[data-undo]')
  const row = document.activeElement?.closest('[data-case]')
  if (key === 'o') return click('a', row)
  return key === 'x' ? click('input[name=case]', row) : false
}

/** To the next or previous case of the queue: opened beside an open one, otherwise pointed at. */
function step(by: 1 | -1, go: (href: string) => void): boolean {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('[data-case] a, a[data-more]')]
  if (links.length === 0) return false
  const inList = document.activeElement?.closest('[data-case]')?.querySelector('a')
  const open = links.find((link) => link.getAttribute('aria-current') === 'page')
  const from = inList ?? open
  const at = from ? links.indexOf(from) + by : by === 1 ? 0 : links.length - 1
  const next = links[at]
  if (!next) return true
  if (document.getElementById('case-heading') && !inList) go(next.getAttribute('href') ?? '')
  else next.focus()
  return true
}

function focus(selector: string): boolean {
  const field = document.querySelector<HTMLElement>(selector)
  field?.focus()
  return field !== null
}

function click(selector: string, within: ParentNode | null | undefined = document): boolean {
  const control = within?.querySelector<HTMLElement>(selector)
  control?.click()
  return Boolean(control)
}

/** Out of a field, and where single keys work again. */
function leaveField(target: EventTarget | null): void {
  if (!isTyping(target) || document.querySelector('[role=dialog]')) return
  const heading = document.getElementById('case-heading') ?? document.getElementById('content')
  heading?.focus({ preventScroll: true })
}

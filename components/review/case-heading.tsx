'use client'

import { type ReactNode, useEffect, useRef } from 'react'

/** Whether this browser has come to the page by loading it: then nothing had the focus that could be lost. */
let isFirst = true

/** What a case is about. It takes the focus when one comes from another case, so that the next key has a place. */
export function CaseHeading({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!isFirst) heading.current?.focus({ preventScroll: true })
    return () => {
      isFirst = false
    }
  }, [])
  return (
    <h1
      ref={heading}
      id="case-heading"
      tabIndex={-1}
      className="font-serif text-[1.6rem] leading-tight font-semibold text-balance outline-none focus-visible:underline focus-visible:decoration-rule focus-visible:decoration-2 focus-visible:underline-offset-6"
    >
      {children}
    </h1>
  )
}

'use client'

import { useEffect, useRef } from 'react'

export type Problem = { href: string; words: string }

/** What is wrong with a form, said at its top with a way to each field; takes the focus when it appears. */
export function ProblemSummary({ title, problems }: { title: string; problems: Problem[] }) {
  const summary = useRef<HTMLDivElement>(null)
  useEffect(() => summary.current?.focus(), [])
  return (
    <div
      ref={summary}
      role="alert"
      tabIndex={-1}
      className="rounded-lg border-l-4 border-false bg-false-wash px-4 py-3 text-sm focus:outline-2 focus:outline-offset-2 focus:outline-false"
    >
      <p className="font-semibold">{title}</p>
      {problems.length > 0 && (
        <ul className="mt-1.5 list-disc space-y-1 pl-5">
          {problems.map(({ href, words }) => (
            <li key={href}>
              <a href={href} className="underline underline-offset-2">
                {words}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

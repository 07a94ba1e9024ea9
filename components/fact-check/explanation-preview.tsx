'use client'

import { usePreview } from '@/components/fact-check/use-preview'
import { Button } from '@/components/ui/button'
import { Prose } from '@/components/ui/prose'

/** The explanation as readers will see it. */
export function ExplanationPreview({ text }: { text: string }) {
  const { html, problem, isWaiting, retry } = usePreview(text)
  return (
    <div className="grid content-start gap-2">
      <p className="text-sm font-semibold">
        Explanation <span className="font-normal text-muted max-sm:sr-only">as readers will see it</span>
      </p>
      {problem && (
        <p role="status" className="flex flex-wrap items-center gap-3 text-sm font-medium text-false">
          {problem}
          <Button onClick={retry}>Try again</Button>
        </p>
      )}
      <div aria-busy={isWaiting} className="min-h-44 rounded-lg border border-rule px-4 py-3">
        {html === null ? (
          !problem && <p className="text-sm text-muted">Being rendered…</p>
        ) : (
          <Prose html={html} />
        )}
      </div>
    </div>
  )
}

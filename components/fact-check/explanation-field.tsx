'use client'

import { TextArea } from '@/components/ui/field'

export function ExplanationField({ typed, problem }: { typed: string; problem?: string | undefined }) {
  return (
    <TextArea
      label="Explanation"
      name="explanation"
      hint={<MarkdownHint />}
      rows={8}
      defaultValue={typed}
      problem={problem}
      aria-required="true"
    />
  )
}

function MarkdownHint() {
  return (
    <>
      How you got from the evidence to the verdict. Markdown works: <code>**bold**</code>,{' '}
      <code>*italic*</code>, <code>[words](https://…)</code>, <code>- list</code>, <code>&gt; quotation</code>
      .
    </>
  )
}

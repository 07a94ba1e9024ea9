'use client'

import { Tabs } from '@base-ui/react/tabs'
import { useState } from 'react'
import { ExplanationPreview } from '@/components/fact-check/explanation-preview'
import { TextArea } from '@/components/ui/field'
import { useHydrated } from '@/components/ui/use-hydrated'

type Props = { typed: string; problem?: string | undefined }

/**
 * The explanation, and how it will look. Both lie on one another, so that changing between them moves nothing below;
 * without JavaScript there is the field alone.
 */
export function ExplanationField({ typed, problem }: Props) {
  const [text, setText] = useState(typed)
  const [chosen, setChosen] = useState('write')
  const isAlive = useHydrated()
  // An empty explanation has nothing to look at, and whoever is led here means to write.
  const tab = text.trim() ? chosen : 'write'
  const panel = 'col-start-1 row-start-1 outline-offset-4'
  return (
    <Tabs.Root value={tab} onValueChange={setChosen} className="relative">
      <Tabs.List
        aria-label="Write or preview"
        className={`absolute -top-1.5 right-0 z-2 flex gap-1 ${isAlive ? '' : 'invisible'}`}
      >
        <Tab value="write" label="Write" />
        <Tab value="preview" label="Preview" isDisabled={!text.trim()} />
      </Tabs.List>
      <div className="grid">
        <Tabs.Panel
          value="write"
          keepMounted
          hidden={false}
          tabIndex={-1}
          className={`${panel} data-hidden:invisible`}
        >
          <TextArea
            label="Explanation"
            name="explanation"
            hint={<MarkdownHint />}
            rows={8}
            defaultValue={typed}
            problem={problem}
            onInput={(event) => setText(event.currentTarget.value)}
            aria-required="true"
          />
        </Tabs.Panel>
        <Tabs.Panel value="preview" className={`${panel} z-1 bg-paper`}>
          <ExplanationPreview text={text} />
        </Tabs.Panel>
      </div>
    </Tabs.Root>
  )
}

function Tab({ value, label, isDisabled = false }: { value: string; label: string; isDisabled?: boolean }) {
  return (
    <Tabs.Tab
      value={value}
      disabled={isDisabled}
      className="min-h-8 rounded-lg px-2.5 text-sm font-medium text-soft hover:bg-hover hover:text-ink disabled:opacity-50 data-active:bg-hover data-active:text-ink"
    >
      {label}
    </Tabs.Tab>
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

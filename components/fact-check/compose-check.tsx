'use client'

import { useCallback, useEffect, useState } from 'react'
import { v4 as newKey } from 'uuid'
import type { Choices } from '@/components/fact-check/check-fields'
import { CheckForm } from '@/components/fact-check/check-form'
import { QuoteField } from '@/components/fact-check/quote-field'
import { SentCheck } from '@/components/fact-check/sent-check'
import { forgetLocalCopy } from '@/components/fact-check/use-local-copy'
import { copyPrefix } from '@/components/site/kept-words'
import { useSend } from '@/components/site/use-send'
import { submit } from '@/lib/fact-check/actions'
import { typedIn } from '@/lib/fact-check/typed'
import { routes } from '@/lib/routes'

type Props = {
  /** Makes sending the same form twice harmless. */
  formKey: string
  viewerId: string
  article: { id: string; slug: string; language: string }
  paragraph: { id: string; number: number; text: string }
  quote: string
  choices: Choices
}

export function ComposeCheck({ formKey, viewerId, article, paragraph, quote, choices }: Props) {
  const [state, action, isPending] = useSend(submit)
  const copyName = `${copyPrefix}${viewerId}:${paragraph.id}`
  const [key, setKey] = useState(formKey)
  // Other words than those that were sent are another sending.
  const noteChange = useCallback(() => {
    if ('values' in state && typedIn(state.values, 'key') === key) setKey(newKey())
  }, [state, key])
  const isSent = state.status === 'done'
  useEffect(() => {
    if (isSent) forgetLocalCopy(copyName)
  }, [isSent, copyName])
  if (isSent) {
    const backHref = routes.articleParagraph(article.slug, paragraph.id)
    return <SentCheck sent={state.value} backHref={backHref} backLabel={`Back to ¶ ${paragraph.number}`} />
  }
  return (
    <CheckForm
      {...{ state, action, isPending, copyName, choices }}
      initial={{ quote }}
      onChange={noteChange}
      submitLabel="Submit for review"
      head={(values, problems) => (
        <>
          <input type="hidden" name="key" value={key} />
          <input type="hidden" name="articleId" value={article.id} />
          <input type="hidden" name="paragraphId" value={paragraph.id} />
          <QuoteField
            text={paragraph.text}
            lang={article.language}
            typed={typedIn(values, 'quote')}
            problem={problems.quote}
          />
        </>
      )}
    />
  )
}

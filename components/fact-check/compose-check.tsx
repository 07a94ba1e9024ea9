'use client'

import { useCallback, useEffect, useState } from 'react'
import { v4 as newKey } from 'uuid'
import { type DraftStart, useCheckDraft } from '@/components/draft/use-check-draft'
import type { Choices } from '@/components/fact-check/check-fields'
import { CheckForm } from '@/components/fact-check/check-form'
import { QuoteField } from '@/components/fact-check/quote-field'
import { SentCheck } from '@/components/fact-check/sent-check'
import { useSend } from '@/components/site/use-send'
import { submit } from '@/lib/fact-check/actions'
import { typedIn } from '@/lib/fact-check/typed'
import { routes } from '@/lib/routes'

type Props = Pick<DraftStart, 'viewerId' | 'draft' | 'freshId'> & {
  /** Makes sending the same form twice harmless. */
  formKey: string
  article: { id: string; slug: string; language: string }
  paragraph: { id: string; number: number; text: string }
  quote: string
  /** Where the words were selected, in code points; empty where nothing was. */
  quoteStart: string
  choices: Choices
}

export function ComposeCheck({ formKey, article, paragraph, quote, quoteStart, choices, ...start }: Props) {
  const [state, action, isPending] = useSend(submit)
  const draft = useCheckDraft({
    ...start,
    about: { articleId: article.id, paragraphId: paragraph.id },
    place: `${paragraph.id} ${quote}`,
    initial: { quote, quoteStart },
    addressOf: (id) => routes.continueDraft({ slug: article.slug, paragraphId: paragraph.id, id }),
    freshAddress: routes.anotherCheck(article.slug, paragraph.id, { quote, start: quoteStart }),
  })
  const [key, setKey] = useState(formKey)
  // Other words than those that were sent are another sending.
  const noteChange = useCallback(() => {
    if ('values' in state && typedIn(state.values, 'key') === key) setKey(newKey())
  }, [state, key])
  const isSent = state.status === 'done'
  const { finish } = draft
  useEffect(() => {
    if (isSent) finish()
  }, [isSent, finish])
  if (isSent) {
    const backHref = routes.articleParagraph(article.slug, paragraph.id)
    return <SentCheck sent={state.value} backHref={backHref} backLabel={`Back to ¶ ${paragraph.number}`} />
  }
  return (
    <CheckForm
      {...{ state, action, isPending, draft, choices }}
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
            start={typedIn(values, 'quoteStart')}
            problem={problems.quote}
          />
        </>
      )}
    />
  )
}

import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { QuotedText } from '@/components/annotation/quoted-text'
import { OtherDrafts } from '@/components/draft/other-drafts'
import { ComposeCheck } from '@/components/fact-check/compose-check'
import { buttonClass } from '@/components/ui/button'
import { Column, PageTitle } from '@/components/ui/column'
import { Notice } from '@/components/ui/notice'
import { findQuote } from '@/lib/anchor/quote'
import { getViewer } from '@/lib/auth/session'
import { chooseDraft } from '@/lib/draft/choose'
import { listDraftsAt } from '@/lib/draft/queries'
import { currentExchange } from '@/lib/exchange'
import { checkChoices } from '@/lib/fact-check/choices'
import { type CheckTarget, findCheckTarget } from '@/lib/fact-check/queries'
import { can } from '@/lib/policy'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Check a paragraph', robots: { index: false } }

export default async function CheckPage({
  params,
  searchParams,
}: PageProps<'/articles/[slug]/p/[paragraph]/check'>) {
  const { slug, paragraph: paragraphId } = await params
  const { quote: asked, start: askedStart, draft: named } = await searchParams
  const quote = typeof asked === 'string' ? asked.slice(0, 2_000) : ''
  const quoteStart = typeof askedStart === 'string' && /^\d{1,7}$/.test(askedStart) ? askedStart : ''
  const viewer = await getViewer()
  // Who was signed out while writing gets the form back with their words.
  const wasSignedOut = currentExchange()?.status === 401
  const target = await findCheckTarget(viewer, slug, paragraphId)
  if (!target) notFound()
  const { article, paragraph } = target
  const drafts = viewer ? await listDraftsAt(viewer, paragraph.id) : []
  const draft = chooseDraft(drafts, named, quote)
  return (
    <Column>
      <div className="grid gap-8">
        <div className="grid gap-2">
          <p className="text-sm text-muted">
            <Link
              href={routes.articleParagraph(slug, paragraph.id)}
              className="underline-offset-4 hover:underline"
            >
              {article.title} · ¶ {paragraph.number}
            </Link>
          </p>
          <PageTitle>Check this paragraph</PageTitle>
        </div>
        {wasSignedOut || can(viewer, 'fact-check.create', article) ? (
          <>
            <OtherDrafts
              drafts={drafts.filter(({ id }) => id !== draft?.id)}
              paragraph={paragraph}
              slug={slug}
              isOnDraft={draft !== null}
            />
            <ComposeCheck
              formKey={randomUUID()}
              viewerId={viewer?.id ?? ''}
              draft={draft}
              freshId={randomUUID()}
              article={{ id: article.id, slug, language: article.language }}
              {...{ paragraph, quote, quoteStart }}
              choices={checkChoices}
            />
          </>
        ) : (
          <NotNow {...{ target, quote, quoteStart }} isSignedIn={viewer !== null} />
        )}
      </div>
    </Column>
  )
}

type NotNowProps = { target: CheckTarget; quote: string; quoteStart: string; isSignedIn: boolean }

function NotNow({ target, quote, quoteStart, isSignedIn }: NotNowProps) {
  const { article, paragraph } = target
  const found = quote
    ? findQuote(paragraph.text, { exact: quote, ...(quoteStart ? { start: Number(quoteStart) } : {}) })
    : null
  const { start, end } = typeof found === 'object' && found ? found : { start: null, end: null }
  const here = routes.checkComposer(article.slug, paragraph.id, { quote, start: quoteStart })
  return (
    <>
      <QuotedText text={paragraph.text} lang={article.language} start={start} end={end} />
      {isSignedIn ? (
        <Notice>This article takes no fact-checks.</Notice>
      ) : (
        <div className="grid justify-items-start gap-4">
          <p className="text-soft">
            To check a claim, sign in. You come back to this paragraph and your quotation.
          </p>
          <p className="flex flex-wrap gap-3">
            <Link href={routes.signIn(here)} className={buttonClass('primary')}>
              Sign in to check
            </Link>
            <Link href={routes.signUp(here)} className={buttonClass()}>
              Make an account
            </Link>
          </p>
        </div>
      )}
    </>
  )
}

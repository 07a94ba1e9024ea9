import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { v4 as newKey } from 'uuid'
import { Arrivals } from '@/components/article/arrivals'
import { ArticleProvider } from '@/components/article/article-context'
import { CheckNote } from '@/components/article/check-note'
import { PairRules } from '@/components/article/pair-rules'
import { ParagraphInContext } from '@/components/article/paragraph-in-context'
import { ParagraphTalk } from '@/components/article/paragraph-talk'
import { Sprite } from '@/components/article/sprite'
import { ReportOnPage } from '@/components/flag/report-on-page'
import { buttonClass } from '@/components/ui/button'
import type { ParagraphView } from '@/lib/article/article-page'
import { listPointers, pairOf } from '@/lib/article/pointers'
import { findArticlePage, readParagraphTalk } from '@/lib/article/queries'
import { counted } from '@/lib/article/tally'
import { getViewer } from '@/lib/auth/session'
import { findPublicComment } from '@/lib/comment/queries'
import { isId } from '@/lib/ids'
import { pageNonce } from '@/lib/nonce'
import { type FormerParagraph, findFormerParagraph } from '@/lib/revision/former-paragraph'
import { routes } from '@/lib/routes'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ slug: string; paragraph: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

async function find({ params }: Props) {
  const { slug, paragraph: id } = await params
  const article = await findArticlePage(slug)
  const paragraph = article?.paragraphs.find((each) => each.id === id)
  if (article && paragraph) return { article, paragraph, former: null }
  const former = article && isId(id) ? await findFormerParagraph(article.id, id) : null
  return article && former ? { article, paragraph: withoutPlace(former), former } : null
}

/** A paragraph that stands nowhere has nothing beside it. */
function withoutPlace({ id, kind, text, marks, number }: FormerParagraph): ParagraphView {
  const nothing = { notes: [], verdicts: [], quotes: [], checkCount: 0, commentCount: 0, isUnresolved: false }
  return { id, kind, text, marks, number, ...nothing, threads: { threads: [], next: null }, firstNumber: 1 }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await find(props)
  if (!found) return {}
  const { article, paragraph } = found
  return {
    title: `Paragraph ${paragraph.number} of “${article.title}”`,
    description: paragraph.text.slice(0, 200),
    alternates: { canonical: routes.paragraph(article.slug, paragraph.id) },
  }
}

export default async function ParagraphRoute(props: Props) {
  const found = await find(props)
  if (!found) notFound()
  const { article, paragraph, former } = found
  const asked = await props.searchParams
  if (former?.heirId) redirect(heirOf(article.slug, former.heirId, idOf(asked.comment)))
  const [reply, report] = [idOf(asked.reply), idOf(asked.report)]
  const viewer = await getViewer()
  const [talk, answered, reported, isSent] = await Promise.all([
    readParagraphTalk(article.id, paragraph.id, {
      thread: idOf(asked.thread),
      after: idOf(asked.after),
      comment: idOf(asked.comment) ?? reply ?? report,
      checks: pageOf(asked.checks),
    }),
    reply ? findPublicComment(paragraph.id, reply) : null,
    report ? findPublicComment(paragraph.id, report) : null,
    isFormSent(),
  ])
  const answers = asked.reply === undefined ? null : { comment: answered, isSent }
  const { id, slug, mode } = article
  const pointers = listPointers(talk.notes, talk.quotes)
  const pairs = { ids: pointers.map((pointer) => pointer.id), first: 1 }
  return (
    <ArticleProvider
      article={{
        id,
        slug,
        mayComment: !former && (mode === 'open' || mode === 'pre-moderated'),
        mayCheck: !former && mode !== 'closed',
      }}
    >
      <Sprite />
      <Arrivals />
      <PairRules count={pointers.length} nonce={await pageNonce()} />
      <main
        id="content"
        tabIndex={-1}
        data-article={id}
        className="pairs mx-auto grid w-full max-w-[43rem] gap-8 px-4.5 pt-8 pb-24 outline-none sm:pt-12"
      >
        <header>
          <p className="text-sm text-muted">
            <a
              href={routes.articleParagraph(slug, paragraph.id)}
              className="underline underline-offset-2 hover:text-ink"
            >
              {article.title}
            </a>
          </p>
          <h1 className="mt-1 text-xl font-semibold">
            {former
              ? `A paragraph that is no longer in the article`
              : `Paragraph ${paragraph.number} of ${article.paragraphs.length}`}
          </h1>
          {former && (
            <p className="mt-1 text-sm text-muted">
              It stood last in{' '}
              <a
                href={routes.articleRevision(slug, former.revision)}
                className="underline underline-offset-2"
              >
                revision {former.revision}
              </a>
              , as paragraph {former.number}. What was said about it stays here.
            </p>
          )}
        </header>
        <ParagraphInContext article={article} paragraph={paragraph} pointers={pointers} />
        <section aria-labelledby="checks" className="grid gap-5">
          <h2 id="checks" className="text-base font-semibold">
            {talk.checkCount > 0
              ? counted(talk.checkCount, 'fact-check')
              : talk.notes.length > 0
                ? 'Every fact-check of it was retracted'
                : 'No claim checked yet'}
          </h2>
          {talk.notes.map((note) => (
            <CheckNote key={note.id} note={note} slug={slug} pair={pairOf(pairs, note.id)} />
          ))}
          {talk.nextChecks && (
            <a
              href={routes.moreChecks(slug, paragraph.id, talk.nextChecks)}
              className={buttonClass('plain', 'w-fit')}
            >
              More fact-checks
            </a>
          )}
          {pageOf(asked.checks) > 1 && (
            <a
              href={routes.moreChecks(slug, paragraph.id, 1)}
              className="w-fit text-sm underline underline-offset-2"
            >
              From the first fact-check
            </a>
          )}
          {!former && mode !== 'closed' && (
            <a href={routes.checkComposer(slug, paragraph.id)} className={buttonClass('plain', 'w-fit')}>
              Check a claim in this paragraph
            </a>
          )}
        </section>
        <ParagraphTalk
          paragraph={paragraph}
          threads={talk.threads}
          isPart={talk.isPart}
          isGone={talk.isGone && asked.reply === undefined}
          count={talk.commentCount}
          isSignedIn={viewer !== null}
          formKey={newKey()}
          pairs={pairs}
          answers={answers}
        />
        {reported?.author && (
          <ReportOnPage
            name={reported.author.name}
            target="comment"
            id={reported.id}
            here={routes.reportComment(slug, paragraph.id, reported.id)}
            isSent={isSent}
          />
        )}
      </main>
    </ArticleProvider>
  )
}

function heirOf(slug: string, paragraphId: string, comment: string | undefined): string {
  return comment ? routes.comment(slug, paragraphId, comment) : routes.paragraph(slug, paragraphId)
}

function idOf(word: string | string[] | undefined): string | undefined {
  return typeof word === 'string' && isId(word) ? word : undefined
}

function pageOf(word: string | string[] | undefined): number {
  return typeof word === 'string' && /^[1-9]\d{0,4}$/.test(word) ? Number(word) : 1
}

/** Whether this page answers a form that was sent without JavaScript. */
async function isFormSent(): Promise<boolean> {
  return (await headers()).get('content-type')?.startsWith('multipart/form-data') ?? false
}

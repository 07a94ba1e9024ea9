import type { ReactNode } from 'react'
import { Time } from '@/components/annotation/time'
import { ExampleLabel } from '@/components/article/example-label'
import { VerdictBadge } from '@/components/fact-check/verdict'
import { PersonLink } from '@/components/person/person-link'
import { MarkedWords } from '@/components/search/marked-words'
import { routes } from '@/lib/routes'
import type { Hit, HitPlace } from '@/lib/search/hit'
import type { Marked } from '@/lib/search/marked'

type Of<Kind extends Hit['kind']> = Extract<Hit, { kind: Kind }>

/** Something that was found: what it is called, the words by which it was found, and where it stands. */
export function HitView({ hit }: { hit: Hit }) {
  switch (hit.kind) {
    case 'article':
      return <ArticleHit hit={hit} />
    case 'claim':
      return <ClaimHit hit={hit} />
    case 'fact-check':
      return <CheckHit hit={hit} />
    case 'comment':
      return <CommentHit hit={hit} />
  }
}

function ArticleHit({ hit }: { hit: Of<'article'> }) {
  const { slug, paragraphId, title, words, language, site, at, verdicts } = hit
  return (
    <article className="grid gap-1.5">
      <Heading href={routes.article(slug)} parts={title} language={language} />
      <Words parts={words} language={language} />
      <Line>
        {site && <span>{site}</span>}
        <Time at={at} />
        {verdicts.map(({ verdict, count }) => (
          <VerdictBadge key={verdict} verdict={verdict} count={count} />
        ))}
        {paragraphId && words.some(({ isHit }) => isHit) && (
          <a href={routes.articleParagraph(slug, paragraphId)} className={placeClass}>
            Go to this paragraph
          </a>
        )}
      </Line>
    </article>
  )
}

/** A claim with what was found about it; also where claims are listed. */
export function ClaimHit({ hit, withConclusion = false }: { hit: Of<'claim'>; withConclusion?: boolean }) {
  const { claim, claimant, checks, conclusion, article, language, at } = hit
  const [latest] = checks
  if (!latest) return null
  return (
    <article className="grid gap-1.5">
      <Heading href={routes.factCheck(latest.id)} parts={claim} language={language} />
      {withConclusion && (
        <p dir="auto" className="text-soft">
          {conclusion}
        </p>
      )}
      <Line>
        {checks.slice(0, mostVerdicts).map(({ id, verdict }) =>
          id === latest.id ? (
            <VerdictBadge key={id} verdict={verdict} />
          ) : (
            <a key={id} href={routes.factCheck(id)} className="underline-offset-4 hover:underline">
              <VerdictBadge verdict={verdict} />
            </a>
          ),
        )}
        {checks.length > mostVerdicts && <span>and {checks.length - mostVerdicts} more</span>}
        {claimant && (
          <span>
            claimed by <bdi>{claimant}</bdi>
          </span>
        )}
        <InArticle place={article} />
        <Time at={at} />
      </Line>
    </article>
  )
}

const mostVerdicts = 4

function CheckHit({ hit }: { hit: Of<'fact-check'> }) {
  const { id, claim, words, verdict, author, article, language, at, isExample } = hit
  return (
    <article className="grid gap-1.5">
      <Heading href={routes.factCheck(id)} parts={claim} language={language} />
      <Words parts={words} language={language} />
      <Line>
        <VerdictBadge verdict={verdict} />
        <span>
          by <PersonLink person={author} />
        </span>
        <InArticle place={article} />
        <Time at={at} />
        {isExample && <ExampleLabel />}
      </Line>
    </article>
  )
}

function CommentHit({ hit }: { hit: Of<'comment'> }) {
  const { id, words, author, article, language, at, isExample } = hit
  return (
    <article className="grid gap-1.5">
      <Words parts={words} language={language} />
      <Line>
        <span>
          <PersonLink person={author} />
        </span>
        <InArticle place={article} />
        <a href={routes.comment(article.slug, article.paragraphId, id)} className={placeClass}>
          Read it there
        </a>
        <Time at={at} />
        {isExample && <ExampleLabel />}
      </Line>
    </article>
  )
}

const placeClass =
  'text-soft underline decoration-rule underline-offset-4 hover:text-ink hover:decoration-ink'

function Heading({ href, parts, language }: { href: string; parts: readonly Marked[]; language: string }) {
  return (
    <h3
      lang={language}
      dir="auto"
      className="font-serif text-xl leading-snug font-medium text-balance wrap-anywhere"
    >
      <a href={href} className="underline-offset-4 hover:underline">
        <MarkedWords parts={parts} />
      </a>
    </h3>
  )
}

function Words({ parts, language }: { parts: readonly Marked[]; language: string }) {
  if (parts.length === 0) return null
  return (
    <p
      lang={language}
      dir="auto"
      className="font-serif text-[1.0625rem] leading-normal text-soft wrap-anywhere"
    >
      <MarkedWords parts={parts} />
    </p>
  )
}

function InArticle({ place: { slug, title, paragraphId } }: { place: HitPlace }) {
  return (
    <span>
      in{' '}
      <a href={routes.articleParagraph(slug, paragraphId)} className={placeClass}>
        <bdi>{title}</bdi>
      </a>
    </span>
  )
}

function Line({ children }: { children: ReactNode }) {
  return <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-sm text-muted">{children}</p>
}

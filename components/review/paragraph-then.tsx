import Link from 'next/link'
import { QuotedText } from '@/components/annotation/quoted-text'
import { ChangedWords } from '@/components/ui/changed-words'
import type { Verdict } from '@/lib/fact-check/verdicts'
import type { Surroundings } from '@/lib/review/read-place'
import { routes } from '@/lib/routes'
import { wordChanges } from '@/lib/word-diff'

type Place = {
  slug: string
  title: string
  paragraphId: string
  number: number
  language: string
  text: string
  start: number | null
  end: number | null
}

type Props = { place: Place; around: Surroundings | null; verdict?: Verdict }

/** The paragraph in question between its neighbours, as it stood when the words were chosen, and as it stands now. */
export function ParagraphThen({ place, around, verdict }: Props) {
  const { slug, paragraphId, title, number, language } = place
  return (
    <section aria-label="The paragraph" className="grid gap-2">
      <p className="text-sm text-muted">
        <Link
          href={routes.articleParagraph(slug, paragraphId)}
          className="underline-offset-4 hover:underline"
        >
          {title}
        </Link>{' '}
        · ¶ {number}
        {around && ` · ${standingOf(around)}`}
      </p>
      <div className="grid gap-1">
        <Neighbour text={around?.before} lang={language} />
        <QuotedText text={place.text} start={place.start} end={place.end} verdict={verdict} lang={language} />
        <Neighbour text={around?.after} lang={language} />
      </div>
      {around?.now && (
        <div className="grid gap-1">
          <h2 className="text-[0.8125rem] font-semibold tracking-wide text-muted">
            As it stands in revision {around.current}
          </h2>
          <p lang={language} dir="auto" className="font-serif text-[1.05rem] leading-relaxed text-soft">
            <ChangedWords parts={wordChanges(place.text, around.now)} />
          </p>
        </div>
      )}
    </section>
  )
}

function Neighbour({ text, lang }: { text: string | null | undefined; lang: string }) {
  return text ? (
    <p
      lang={lang}
      dir="auto"
      title={text}
      className="line-clamp-1 pl-[1.3rem] font-serif text-[0.9375rem] text-muted"
    >
      {text}
    </p>
  ) : null
}

function standingOf({ writtenOn, current, now, isRemoved }: Surroundings): string {
  const written = `written on revision ${writtenOn}`
  if (writtenOn === current) return written
  if (isRemoved) return `${written}, no longer in revision ${current}`
  return `${written}, ${now === null ? 'unchanged' : 'changed'} in revision ${current}`
}

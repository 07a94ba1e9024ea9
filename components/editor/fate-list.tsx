import { Glyph } from '@/components/article/glyph'
import { ChangedWords } from '@/components/ui/changed-words'
import type { AnchorState } from '@/lib/anchor/re-anchor'
import type { Fate, Fates } from '@/lib/editor/fates'
import { verdictMeanings } from '@/lib/fact-check/verdicts'
import { routes } from '@/lib/routes'

const words: Record<AnchorState, { name: string; verdict: string; comment: string }> = {
  orphaned: {
    name: 'Words gone',
    verdict: 'Its words are gone: it leaves the article for the section of what has no place.',
    comment: 'Its words are gone: it goes to the section of what has no place.',
  },
  drifted: {
    name: 'Words changed',
    verdict: 'Its words change: the verdict is dimmed and goes back to the desk.',
    comment: 'Its words change: it says so.',
  },
  moved: { name: 'Moved', verdict: 'It moves along with its words.', comment: 'It moves along.' },
  anchored: { name: 'Stays', verdict: 'It stays.', comment: 'It stays.' },
}

const order: AnchorState[] = ['orphaned', 'drifted', 'moved', 'anchored']

/** What happens to everything that readers see on an article: verdicts first, the gravest before the others. */
export function FateList({ fates, language }: { fates: Fates; language: string }) {
  const { verdicts, comments, shown, more } = fates
  const isEmpty = order.every((state) => verdicts[state] + comments[state] === 0)
  if (isEmpty) return <p className="text-soft">Nothing is written on it yet.</p>
  return (
    <div className="grid gap-4">
      <table className="w-full max-w-md text-sm tabular-nums">
        <caption className="sr-only">How many annotations of each kind, and what becomes of them</caption>
        <thead>
          <tr className="text-muted">
            <td />
            {order.map((state) => (
              <th key={state} scope="col" className="py-1 text-end font-medium">
                {words[state].name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Counts name="Verdicts" counts={verdicts} />
          <Counts name="Comments" counts={comments} />
        </tbody>
      </table>
      {shown.length > 0 ? (
        <ul className="grid gap-3">
          {shown.map((fate) => (
            <Row key={fate.anchorId} fate={fate} language={language} />
          ))}
        </ul>
      ) : (
        <p className="text-soft">All of it stays where it stands.</p>
      )}
      {more > 0 && <p className="text-sm text-muted">and {more} more that do not simply stay</p>}
    </div>
  )
}

function Counts({ name, counts }: { name: string; counts: Record<AnchorState, number> }) {
  return (
    <tr className="border-t border-rule">
      <th scope="row" className="py-1.5 text-start font-medium">
        {name}
      </th>
      {order.map((state) => (
        <td
          key={state}
          className={`py-1.5 text-end ${counts[state] && state !== 'anchored' && state !== 'moved' ? 'font-semibold text-false' : ''}`}
        >
          {counts[state]}
        </td>
      ))}
    </tr>
  )
}

function Row({ fate, language }: { fate: Fate; language: string }) {
  const { about, state, author, was, changed } = fate
  const verdict = 'verdict' in about ? verdictMeanings[about.verdict] : null
  return (
    <li className="grid gap-1.5 rounded-xl border border-rule bg-panel px-4 py-3.5">
      <p className="flex flex-wrap items-baseline gap-x-2.5 gap-y-1 text-sm">
        <strong className={state === 'moved' ? 'font-semibold' : 'font-semibold text-false'}>
          {words[state].name}
        </strong>
        {'verdict' in about ? (
          <a
            href={routes.factCheck(about.id)}
            className="inline-flex items-center gap-1.5 underline underline-offset-4"
          >
            <Glyph name={about.verdict} className="size-3.5" />
            {verdict?.label}: {about.claim}
          </a>
        ) : (
          <a href={routes.commentPermalink(about.id)} className="underline underline-offset-4">
            {about.comment}
          </a>
        )}
        <span className="text-muted">{author}</span>
      </p>
      <p lang={language} dir="auto" className="font-serif text-[1.05rem] leading-relaxed">
        “{changed ? <ChangedWords parts={changed} /> : state === 'orphaned' ? <del>{was}</del> : was}”
      </p>
      <p className="text-sm text-muted">{words[state][verdict ? 'verdict' : 'comment']}</p>
    </li>
  )
}

import { anchorQuote } from '@/lib/anchor/quote'
import { reAnchor, sceneOf } from '@/lib/anchor/re-anchor'
import { alignParagraphs } from '@/lib/revision/align'
import { placeByBestMatch } from '@/test/corpus/best-match'
import { type Edit, readEdits } from '@/test/corpus/edits'
import { type Found, placeLabels, type Worth, worthOf } from '@/test/corpus/placing'
import type { Promised } from './promises.ts'
import { median } from './statistics.ts'

const annotations = 10_000
const allowedMs = 1_000

/** How the annotations of the labelled edits are found again, beside the best match without thresholds; and how fast. */
export function measureAnchoring(): Promised[] {
  const edits = readEdits()
  const ours = count(edits, placeLabels)
  const theirs = count(edits, placeByBestMatch)
  return [
    {
      name: `no verdict of the ${edits.length} labelled edits stands at words that it was not given for`,
      holds: ours.verdicts.wrong + ours.verdicts.astray === 0,
      figures: `${say('ours', ours)}; ${say('best match, no threshold', theirs)}`,
      values: { ...flat('ours', ours), ...flat('best', theirs) },
    },
    revise(),
  ]
}

type Count = { all: Record<Worth, number>; verdicts: Record<Worth, number>; standing: number; total: number }

function count(edits: Edit[], place: (edit: Edit) => Found[]): Count {
  const none = () => ({ right: 0, wrong: 0, warned: 0, astray: 0, gone: 0, lost: 0 })
  const sum: Count = { all: none(), verdicts: none(), standing: 0, total: 0 }
  for (const edit of edits) {
    for (const [at, found] of place(edit).entries()) {
      const label = edit.labels[at]
      if (!label) continue
      const worth = worthOf(label, edit.is, found)
      sum.all[worth]++
      if (label.isJudged) sum.verdicts[worth]++
      if (label.truth.fits === 'same') sum.standing++
      sum.total++
    }
  }
  return sum
}

function say(who: string, { all, verdicts, standing, total }: Count): string {
  const share = (number: number) => `${((100 * number) / total).toFixed(1)} %`
  const drifted = all.warned + all.astray
  const orphaned = all.gone + all.lost
  return `${who}: of ${total} (${standing} of which stand as they were) placed right ${share(all.right)}, wrongly ${share(all.wrong)} (verdicts ${verdicts.wrong}, and ${verdicts.astray} drifted to other words), drifted ${share(drifted)}, orphaned ${share(orphaned)}, ${all.lost} of these in vain`
}

function flat(who: string, { all, verdicts, total }: Count): Record<string, number> {
  const values = Object.entries(all).map(([worth, number]) => [`${who}-${worth}`, number / total])
  return { ...Object.fromEntries(values), [`${who}-wrong-verdicts`]: verdicts.wrong + verdicts.astray }
}

/** Ten thousand annotations of an article of two hundred paragraphs, a fifth of which are edited. */
function revise(): Promised {
  const base = readEdits()[0]?.was ?? []
  const was = Array.from({ length: 200 }, (_, at) => ({
    id: `p${at}`,
    text: `${at}. ${base[at % base.length]}`,
  }))
  const is = was.map(({ text }, at) =>
    at % 5 === 0 ? `${text.replace('the ', 'this ')} It was said again.` : text,
  )
  const made = Array.from({ length: annotations }, (_, at) => {
    const { id = '', text = '' } = was[at % was.length] ?? {}
    const start = (at * 7) % (text.length - 40)
    return {
      paragraphId: id,
      text,
      quote: at % 4 === 0 ? null : anchorQuote(text, start, start + 30),
      isJudged: at % 7 === 0,
    }
  })
  const times = Array.from({ length: 5 }, () => {
    const started = performance.now()
    const { ids } = alignParagraphs(was, is)
    const scene = sceneOf(
      is.map((text, at) => ({ id: ids[at] ?? `new${at}`, text })),
      { mergedInto: new Map(), derivedFrom: new Map() },
    )
    for (const one of made) reAnchor(one, scene)
    return performance.now() - started
  })
  const ms = median(times)
  return {
    name: `${annotations} annotations find their place in a new revision in under a second`,
    holds: ms < allowedMs,
    figures: `${ms.toFixed(0)} ms for 200 paragraphs, 40 of them edited`,
    values: { ms },
  }
}

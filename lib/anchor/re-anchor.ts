import {
  type Candidate,
  contextOf,
  leastSimilarity,
  listCandidates,
  type Sought,
  scoreOf,
  sought,
} from '@/lib/anchor/candidates'
import { type Folded, fold } from '@/lib/anchor/fold'
import type { Quote } from '@/lib/anchor/quote'
import { hasSameWords } from '@/lib/anchor/same-words'
import { closeness, containment, type Profile, profile } from '@/lib/anchor/similarity'
import { toCodePointOffset } from '@/lib/text'

/** How well an annotation fits a revision; the words are those of docs/domain.md. */
export const anchorStates = ['anchored', 'moved', 'drifted', 'orphaned'] as const
export type AnchorState = (typeof anchorStates)[number]

/**
 * Where an annotation was made, which is never rewritten: its paragraph, the words of it that were chosen (null: the
 * paragraph as a whole), and the text that the paragraph had. `isJudged`: a verdict hangs on the words.
 */
export type Made = {
  paragraphId: string
  text: string
  quote: Pick<Quote, 'exact' | 'prefix' | 'suffix' | 'start' | 'end'> | null
  isJudged: boolean
}

/**
 * Where it stands in a revision. `start` and `end` are code points of the paragraph's text there, null for the paragraph
 * as a whole; `paragraphId` is null for an orphan. `similarity`: of its words to those that stand there, 0 to 1.
 */
export type Placed = {
  state: AnchorState
  paragraphId: string | null
  start: number | null
  end: number | null
  similarity: number
}

type Paragraph = { id: string; text: string; folded: Folded; profile: Profile }

/** A revision to look in: its paragraphs in order, and what became of those that are not in it any more. */
export type Scene = {
  paragraphs: readonly Paragraph[]
  /** The paragraph that an older one goes on in: itself, or the one that took it in. */
  heirOf: (id: string) => Paragraph | undefined
  /** What was split off a paragraph. */
  partsOf: (id: string) => readonly Paragraph[]
  /** Whether others were taken in by a paragraph. */
  hasTakenIn: (id: string) => boolean
}

/** From which similarity on words that changed are still the same for a remark (docs/domain.md). */
const leastSame = 0.9
/** How much of what stood around them must still stand there. */
const leastContext = 0.5
/** And of each side, where the same words stood more than once. */
const leastContextOfMany = 0.75
/** Away from their place words are looked for where a paragraph has so much of them (of their runs of characters). */
const leastShared = 0.4
/** Two places closer than this are a tie. */
const tie = 0.1
/** So many characters are found by themselves, whatever stands around them. */
const longEnough = 36

export function sceneOf(
  texts: readonly { id: string; text: string }[],
  links: { mergedInto: ReadonlyMap<string, string>; derivedFrom: ReadonlyMap<string, string> },
): Scene {
  const paragraphs = texts.map(({ id, text }) => {
    const folded = fold(text)
    return { id, text, folded, profile: profile(folded.text) }
  })
  const takers = new Set(links.mergedInto.values())
  const byId = new Map(paragraphs.map((paragraph) => [paragraph.id, paragraph]))
  return {
    paragraphs,
    heirOf(id) {
      const seen = new Set<string>()
      let heir: string | undefined = id
      while (heir && !byId.has(heir) && !seen.has(heir)) {
        seen.add(heir)
        heir = links.mergedInto.get(heir)
      }
      return heir ? byId.get(heir) : undefined
    },
    hasTakenIn: (id) => takers.has(id),
    partsOf: (id) => paragraphs.filter((part) => links.derivedFrom.get(part.id) === id),
  }
}

/**
 * Finds an annotation again in another revision and says truthfully how well it fits.
 *
 * Its words are looked for in their paragraph, then in what was split off it and next to it, then in the article. The
 * nearest place counts at which they stand as they were; if there is none, the nearest at which they stand changed.
 *
 * - `anchored`: the same words in the same paragraph; `moved`: in another. In either what stands around them must be
 *   mostly what stood there, unless the words are many: the same few words elsewhere are other words.
 * - `moved` too: a remark whose words changed by a tenth at most, around which the rest still stands.
 * - `drifted`: the words changed, up to two fifths of them; or they are the same few in other surroundings, in a paragraph
 *   that has them once and had them once. A verdict drifts with **any** word that changed, since one digit or one "not" is enough; typography and case are no words.
 * - `orphaned`: not found; or in two places that fit equally, for a tie is never guessed.
 */
export function reAnchor(made: Made, scene: Scene): Placed {
  const home = scene.heirOf(made.paragraphId)
  if (home && home.id === made.paragraphId && home.text === made.text)
    return {
      state: 'anchored',
      paragraphId: home.id,
      start: made.quote?.start ?? null,
      end: made.quote?.end ?? null,
      similarity: 1,
    }
  return made.quote ? placeQuote(made, made.quote, home, scene) : placeWhole(made, home, scene)
}

function placeWhole(made: Made, home: Paragraph | undefined, scene: Scene): Placed {
  if (!home) return orphaned
  const words = fold(made.text).text
  const at = (state: AnchorState, similarity: number): Placed => ({
    state,
    paragraphId: home.id,
    start: null,
    end: null,
    similarity,
  })
  const isSame = home.id === made.paragraphId
  if (isSame && hasSameWords(words, home.folded.text)) return at('anchored', 1)
  const isOnlyLonger = !made.isJudged || !isSame || scene.hasTakenIn(home.id)
  if (isOnlyLonger && home.folded.text.includes(words)) return at('moved', 1)
  if (stretchOf(home, scene) === words) return at('moved', 1)
  const similarity = isSame
    ? closeness(words, home.folded.text)
    : (listCandidates(home.folded, { exact: words, prefix: '', suffix: '' })[0]?.similarity ?? 0)
  if (similarity < leastSimilarity) return orphaned
  return at(similarity >= leastSame && !made.isJudged ? 'moved' : 'drifted', similarity)
}

/** A paragraph with the parts that were split off it, as one text, in the order in which they stand. */
function stretchOf(home: Paragraph, scene: Scene): string {
  const parts = new Set([home, ...scene.partsOf(home.id)])
  return scene.paragraphs
    .filter((paragraph) => parts.has(paragraph))
    .map(({ folded }) => folded.text)
    .join(' ')
}

function placeQuote(
  made: Made,
  quote: NonNullable<Made['quote']>,
  home: Paragraph | undefined,
  scene: Scene,
): Placed {
  const words = sought(quote)
  let drifted: Placed | null = null
  for (const tier of tiersOf(home, scene, words)) {
    const place = bestOf(tier, words)
    const placed = place && rate(place, words, made)
    if (placed && placed.state !== 'drifted') return placed
    drifted ??= placed
  }
  return drifted ?? orphaned
}

/** Where to look, nearest first. */
function* tiersOf(home: Paragraph | undefined, scene: Scene, words: Sought): Generator<Paragraph[]> {
  if (home) yield [home]
  const at = home ? scene.paragraphs.indexOf(home) : -1
  const beside = home ? [...scene.partsOf(home.id), scene.paragraphs[at - 1], scene.paragraphs[at + 1]] : []
  const near = new Set(beside.filter((one) => one !== undefined && one !== home))
  yield [...near].filter((one) => one !== undefined)
  const runs = profile(words.exact)
  const mayHold = (one: Paragraph) => containment(runs, one.profile) >= leastShared
  yield scene.paragraphs.filter((one) => one !== home && !near.has(one) && mayHold(one))
}

type Place = { paragraph: Paragraph; candidate: Candidate }

/** The best place in some paragraphs; null where there is none, or two that are equally good. */
function bestOf(paragraphs: readonly Paragraph[], words: Sought): Place | null {
  const places = paragraphs
    .flatMap((paragraph) =>
      listCandidates(paragraph.folded, words).map((candidate) => ({ paragraph, candidate })),
    )
    .sort((a, b) => scoreOf(b.candidate) - scoreOf(a.candidate))
  const [best, second] = places
  if (!best) return null
  return second && scoreOf(best.candidate) - scoreOf(second.candidate) < tie ? null : best
}

function rate({ paragraph, candidate }: Place, words: Sought, made: Made): Placed | null {
  const { start, end, similarity } = candidate
  const found = paragraph.folded.text.slice(start, end)
  const isAmongTheSame = isAround(candidate, made, words)
  const isSettled = isAmongTheSame || words.exact.length >= longEnough
  const isSame = similarity === 1 || hasSameWords(found, words.exact)
  const isInPlace = paragraph.id === made.paragraphId
  const place = {
    paragraphId: paragraph.id,
    start: toCodePointOffset(paragraph.text, paragraph.folded.starts[start] ?? 0),
    end: toCodePointOffset(paragraph.text, paragraph.folded.ends[end - 1] ?? 0),
    similarity: isSame ? 1 : similarity,
  }
  if (isSame && isSettled) return { state: isInPlace ? 'anchored' : 'moved', ...place }
  if (similarity >= leastSame && isAmongTheSame && !made.isJudged) return { state: 'moved', ...place }
  const isOnlyOne = isSame && isInPlace && stoodOnce(made, words)
  return isSettled || isOnlyOne ? { state: 'drifted', ...place } : null
}

/** Whether what stands around words is mostly what stood there: on both sides, where they stood more than once. */
function isAround(candidate: Candidate, made: Made, words: Sought): boolean {
  if (contextOf(candidate) < leastContext) return false
  return Math.min(candidate.before, candidate.after) >= leastContextOfMany || stoodOnce(made, words)
}

function stoodOnce({ text }: Made, words: Sought): boolean {
  return listCandidates(fold(text), words).length === 1
}

const orphaned: Placed = { state: 'orphaned', paragraphId: null, start: null, end: null, similarity: 0 }

/** The closed list of what a fact-check may conclude, in the order in which a composer offers it. */
export const verdicts = [
  'accurate',
  'mostly-accurate',
  'mixed',
  'missing-context',
  'misleading',
  'mostly-false',
  'false',
  'fabricated',
  'unsupported',
  'unverifiable',
  'outdated',
  'opinion',
] as const

export type Verdict = (typeof verdicts)[number]

/** The five colours that verdicts share; a glyph and the label always stand beside the colour. */
export type Tone = 'accurate' | 'context' | 'misleading' | 'false' | 'none'

/** How the checked words are underlined: one style per tone, so that the tones differ without colour. */
export type Underline = 'solid' | 'dashed' | 'wavy' | 'double' | 'dotted'

type Meaning = {
  label: string
  /** What the verdict says, in one line that annotators and readers see. */
  definition: string
  tone: Tone
  /** 0 (nothing to fear) to 11 (worst). Says which of several verdicts stands for a paragraph; never shown. */
  severity: number
}

/**
 * Severity follows the domain's order from accurate to fabricated. What could not be settled (unverifiable,
 * unsupported) ranks above a claim that holds and below a claim found wanting. Opinion ranks lowest: it is not a
 * finding about the facts, so it never hides one.
 */
export const verdictMeanings: Record<Verdict, Meaning> = {
  accurate: {
    label: 'Accurate',
    definition: 'The evidence supports the claim, and nothing important is left out.',
    tone: 'accurate',
    severity: 1,
  },
  'mostly-accurate': {
    label: 'Mostly accurate',
    definition: 'The claim holds in substance; a detail is wrong or imprecise.',
    tone: 'accurate',
    severity: 2,
  },
  mixed: {
    label: 'Mixed',
    definition: 'One part of the claim holds and another part does not.',
    tone: 'context',
    severity: 6,
  },
  'missing-context': {
    label: 'Missing context',
    definition: 'The words are right, but something left out would change how they are understood.',
    tone: 'context',
    severity: 7,
  },
  misleading: {
    label: 'Misleading',
    definition: 'The facts are real, but they are put so that they suggest something untrue.',
    tone: 'misleading',
    severity: 8,
  },
  'mostly-false': {
    label: 'Mostly false',
    definition: 'The claim is wrong in substance; a detail of it is right.',
    tone: 'false',
    severity: 9,
  },
  false: {
    label: 'False',
    definition: 'The evidence contradicts the claim.',
    tone: 'false',
    severity: 10,
  },
  fabricated: {
    label: 'Fabricated',
    definition: 'The quotation, document, picture or event was made up or altered.',
    tone: 'false',
    severity: 11,
  },
  unsupported: {
    label: 'Unsupported',
    definition: 'No source is given for the claim, or the source given does not show it.',
    tone: 'none',
    severity: 4,
  },
  unverifiable: {
    label: 'Unverifiable',
    definition: 'The claim could be true or false, but nothing within public reach can settle it.',
    tone: 'none',
    severity: 3,
  },
  outdated: {
    label: 'Outdated',
    definition: 'The claim was accurate once and no longer is.',
    tone: 'context',
    severity: 5,
  },
  opinion: {
    label: 'Opinion',
    definition: 'A judgement, prediction or taste: not a claim that evidence can settle.',
    tone: 'none',
    severity: 0,
  },
}

const underlines: Record<Tone, Underline> = {
  accurate: 'solid',
  context: 'dashed',
  misleading: 'wavy',
  false: 'double',
  none: 'dotted',
}

/** How words with this verdict are underlined. Source: the sketches in design/look (solid, dashed, dotted). */
export function underlineOf(verdict: Verdict): Underline {
  return underlines[verdictMeanings[verdict].tone]
}

const exportNumbers: Partial<Record<Verdict, number>> = {
  accurate: 5,
  'mostly-accurate': 4,
  mixed: 3,
  'missing-context': 3,
  misleading: 2,
  'mostly-false': 2,
  false: 1,
  fabricated: 1,
}

/**
 * The verdict as a number from 1 (worst) to 5 (best), the scale that schema.org's `Rating` and ClaimReview readers
 * use. Only for export: no page shows it. Null for the last four verdicts, which are not points on a scale from false
 * to true.
 */
export function exportNumber(verdict: Verdict): number | null {
  return exportNumbers[verdict] ?? null
}

/** Whether a word that arrived from outside is a verdict of the list. Case and spelling must be exact. */
export function isVerdict(word: unknown): word is Verdict {
  return typeof word === 'string' && (verdicts as readonly string[]).includes(word)
}

/**
 * Whether a check with this verdict must bring at least one source. All do but two: an opinion is no matter of
 * evidence, and for the unverifiable there is none to bring. Source: the domain's rule on evidence.
 */
export function needsEvidence(verdict: Verdict): boolean {
  return verdict !== 'unverifiable' && verdict !== 'opinion'
}

/**
 * The verdict that stands for a paragraph or a stretch of words with several checks: the one of highest severity, so
 * that a reader is warned of the gravest finding. Null when there is no verdict.
 */
export function worstVerdict(list: readonly Verdict[]): Verdict | null {
  let worst: Verdict | null = null
  for (const verdict of list) {
    if (!worst || verdictMeanings[verdict].severity > verdictMeanings[worst].severity) worst = verdict
  }
  return worst
}

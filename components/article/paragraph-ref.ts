import type { Tone, Verdict } from '@/lib/fact-check/verdicts'

/** What the parts around a paragraph need to know of it. */
export type ParagraphRef = { id: string; number: number; label: string }

/** Its published checks in short: how many, in words, and the gravest. */
export type ChecksRef = { count: number; says: string; worst: Verdict | null; tone: Tone | null }

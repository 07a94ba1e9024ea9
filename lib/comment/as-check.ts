import { maxEvidence } from '@/lib/fact-check/input'
import { webUrl } from '@/lib/fields'
import { linksIn } from '@/lib/markdown'

/** Fits every explanation, which has at most 10 000 code points. */
const longest = 10_000

/** What a fact-check begins with: its place, words, and the addresses of its first evidence. */
export type CommentAsCheck = {
  articleId: string
  paragraphId: string
  quote: string
  explanation: string
  evidence: string[]
}

/**
 * The explanation of a fact-check made of a comment: whose words they are, and the words as a quotation, so that
 * nobody signs what another person wrote without seeing so. A comment of so many lines that the marks of the quotation
 * would make it longer than an explanation may be stands below its author's name without them.
 */
export function explanationFrom(name: string, body: string): string {
  const quotation = body
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n')
  const explanation = `${name} commented:\n\n${quotation}`
  return explanation.length <= longest ? explanation : `${name} commented:\n\n${body}`
}

/** The links of a comment that can be evidence, in their order; those beyond the most that a check takes are left out. */
export function evidenceFrom(body: string): string[] {
  const links = linksIn(body).flatMap((link) => webUrl().safeParse(link).data ?? [])
  return [...new Set(links)].slice(0, maxEvidence)
}

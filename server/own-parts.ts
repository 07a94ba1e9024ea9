import { choicesScript } from '@/lib/article/choices'
import { firstLayoutScript } from '@/lib/article/first-layout'
import { pairRules } from '@/lib/article/pair-rules'
import { documentPolicy, hashOf } from './script-policy'
import { wordsFirst } from './words-first'

const inlineScript = /<script(?![^>]*\ssrc=)([^>]*)>([\s\S]*?)<\/script>/g
const inlineStyle = /<style[^>]*>([\s\S]*?)<\/style>/g
/** The scripts that our own components write into pages which everyone shares; Next.js puts no nonce on them. */
const constants = [choicesScript, firstLayoutScript]

export type Document = { html: string; policy: string }

/**
 * A document as it is sent to everyone, and the policy that lets run what is its own, and nothing else that stands in it.
 *
 * What is its own is told by the nonce that React has put on it while the page was made: a word chosen at random for
 * that one making (`answer.ts`), so that nothing stored before can hold it. It stands on the first script of the head,
 * in front of all that people wrote. It is taken out again, and in its place the policy names those scripts by their
 * hashes. Our own constant scripts and style rules are known by what they say.
 *
 * `isBuilt`: made by `next build`, where there is no database and so nothing that people wrote. All in it is its own.
 */
export function finishDocument(made: string, isBuilt = false): Document {
  const nonce = isBuilt ? undefined : nonceOf(made)
  const ordered = wordsFirst(made, nonce)
  const scripts = [...ordered.matchAll(inlineScript)]
    .filter(
      ([, attributes = '', code = '']) =>
        isBuilt || (nonce && attributes.includes(` nonce="${nonce}"`)) || constants.includes(code),
    )
    .map(([, , code = '']) => without(code, nonce))
  const styles = [...ordered.matchAll(inlineStyle)].map(([, rules = '']) => rules)
  return {
    html: without(nonce ? ordered.replaceAll(` nonce="${nonce}"`, '') : ordered, nonce),
    policy: documentPolicy(scripts.map(hashOf), styles.filter(isOwnStyle).map(hashOf)),
  }
}

/** The word of a making: that of the first script, which React writes into the head before everything else. */
function nonceOf(made: string): string | undefined {
  const head = made.slice(0, Math.max(0, made.indexOf('</head>')))
  return /<script[^>]* nonce="([\w-]{22})"/.exec(head)?.[1]
}

/** The same page has the same bytes, however often it is made. */
function without(text: string, nonce: string | undefined): string {
  return nonce ? text.replaceAll(nonce, '') : text
}

function isOwnStyle(rules: string): boolean {
  return rules === pairRules(0, rules.split('.pairs:has(:is(').length - 1)
}

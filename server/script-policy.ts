import { createHash } from 'node:crypto'

const inlineScript = /<script(?![^>]*\ssrc=)([^>]*)>([\s\S]*?)<\/script>/g
const inlineStyle = /<style[^>]*>([\s\S]*?)<\/style>/g
/** What a browser does not run: data such as JSON-LD. */
const isData = /\stype="(?!module"|text\/javascript")/

/**
 * What a finished document may load and run: what comes from this site, and the very scripts and style sheets that
 * stand in it, known by their hashes. A script that gets into a page in any other way does not run.
 *
 * `style` attributes are let through: React writes them, they cannot run anything, and CSP has no hash for them that all
 * browsers take.
 *
 * @see https://www.w3.org/TR/CSP3/
 */
export function scriptPolicy(document: string): string {
  const scripts = [...document.matchAll(inlineScript)]
    .filter(([, attributes = '']) => !isData.test(attributes))
    .map(([, , code = '']) => hashOf(code))
  const styles = [...document.matchAll(inlineStyle)].map(([, rules = '']) => hashOf(rules))
  return [
    "default-src 'self'",
    ["script-src 'self'", ...new Set(scripts)].join(' '),
    ["style-src 'self'", ...new Set(styles)].join(' '),
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    ...everywherePolicy,
  ].join('; ')
}

/**
 * The document with its policy in itself, for who can only send the same headers with all: in front of everything that
 * could load or run. What a document may not say about itself (who frames it) stays for the headers.
 *
 * @throws when there is no head to put it in.
 */
export function withPolicyInside(document: Buffer, policy: string): Buffer {
  const inside = policy
    .split('; ')
    .filter((directive) => !directive.startsWith('frame-ancestors'))
    .join('; ')
  const at = document.indexOf('<head>') + '<head>'.length
  if (at < '<head>'.length) throw new Error('A document without a head cannot hold its policy.')
  const element = `<meta http-equiv="Content-Security-Policy" content="${inside}"/>`
  return Buffer.concat([document.subarray(0, at), Buffer.from(element), document.subarray(at)])
}

/** What holds on every answer. */
export const everywherePolicy = [
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "object-src 'none'",
  "form-action 'self'",
]

function hashOf(code: string): string {
  return `'sha256-${createHash('sha256').update(code).digest('base64')}'`
}

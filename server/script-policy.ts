import { createHash } from 'node:crypto'

/** What holds on every answer. */
export const everywherePolicy = [
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "object-src 'none'",
  "form-action 'self'",
]

/** For what is no document: opened as one all the same, it loads nothing, runs nothing and is of no site. */
export const dataPolicy = ["default-src 'none'", 'sandbox', ...everywherePolicy].join('; ')

/**
 * What a document may load and run: what comes from this site, and of what stands in it only these.
 *
 * `style` attributes are let through: React writes them, they cannot run anything, and CSP has no hash for them that all
 * browsers take.
 *
 * @param scripts sources of script-src besides 'self', such as hashes or a nonce; `styles` likewise.
 * @see https://www.w3.org/TR/CSP3/
 */
export function documentPolicy(scripts: readonly string[], styles: readonly string[]): string {
  return [
    "default-src 'self'",
    ["script-src 'self'", ...new Set(scripts)].join(' '),
    ["style-src 'self'", ...new Set(styles)].join(' '),
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    ...everywherePolicy,
  ].join('; ')
}

/** For a document that is made for one request, and says by this word which scripts and style sheets are its own. */
export function noncePolicy(nonce: string): string {
  return documentPolicy([`'nonce-${nonce}'`], [`'nonce-${nonce}'`])
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

export function hashOf(code: string): string {
  return `'sha256-${createHash('sha256').update(code).digest('base64')}'`
}

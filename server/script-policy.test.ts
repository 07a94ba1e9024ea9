import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { scriptPolicy } from './script-policy'

const hash = (code: string) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`
const sourcesOf = (policy: string, name: string) =>
  policy
    .split('; ')
    .find((directive) => directive.startsWith(`${name} `))
    ?.split(' ')
    .slice(1)

it('names the very scripts and style sheets that stand in a document, each once', () => {
  const policy = scriptPolicy(`<style>a{color:red}</style><style media="print">b{}</style>
    <script>one()</script><script id="x" async="">two()\n</script><script>one()</script>
    <script src="/_next/static/chunks/a.js" async=""></script>
    <script type="application/ld+json">{"@type":"ClaimReview"}</script><script type="module">three()</script>`)
  expect(sourcesOf(policy, 'script-src')).toEqual(["'self'", ...['one()', 'two()\n', 'three()'].map(hash)])
  expect(sourcesOf(policy, 'style-src')).toEqual(["'self'", hash('a{color:red}'), hash('b{}')])
})

it('lets nothing run that is not named', () => {
  const policy = scriptPolicy('<p>Nothing.</p>')
  expect(sourcesOf(policy, 'script-src')).toEqual(["'self'"])
  expect(policy.replace("style-src-attr 'unsafe-inline'", '')).not.toMatch(/unsafe|\*|https?:|nonce/)
  for (const directive of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
    expect(policy).toContain(directive)
})

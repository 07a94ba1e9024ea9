import { describe, expect, it } from 'vitest'
import { choicesScript } from '@/lib/article/choices'
import { pairRules } from '@/lib/article/pair-rules'
import { finishDocument } from './own-parts'
import { hashOf } from './script-policy'

const nonce = 'Zm9yIHRoaXMgbWFraW5nIG'
const own = (code: string, more = '') => `<script nonce="${nonce}"${more}>${code}</script>`
const page = (body: string, head = `<script src="/a.js" async="" nonce="${nonce}"></script>`) =>
  `<!DOCTYPE html><html><head>${head}</head><body>${body}</body></html>`
const sourcesOf = (policy: string, name: string) =>
  policy
    .split('; ')
    .find((directive) => directive.startsWith(`${name} `))
    ?.split(' ')
    .slice(1)

describe('a document that was made with a word of its own', () => {
  it('names the scripts that carry it, and the one that asks for the others', () => {
    const { html, policy } = finishDocument(page(own('one()') + own('two()', ' id="_R_"')))
    const [last] = /<script id="later">\(names=>.*<\/script>/.exec(html) ?? []
    const asking = last?.slice('<script id="later">'.length, -'</script>'.length) ?? ''
    expect(sourcesOf(policy, 'script-src')).toEqual(["'self'", ...['one()', 'two()', asking].map(hashOf)])
    expect(html).toContain('<script>one()</script><script id="_R_">two()</script>')
  })

  it('does not name what was written into it', () => {
    const stored = [
      '<script>alert(1)</script>',
      '<script nonce="">alert(1)</script>',
      '<script nonce="AAAAAAAAAAAAAAAAAAAAAA">alert(1)</script>',
      '<script src="/x"></script><script data-x=" nonce=">alert(1)</script>',
      '<script type="module">alert(1)</script>',
      '<script>self.__next_f.push([1,"0:null"])</script>',
      '<style>body{display:none}</style>',
    ]
    const clean = finishDocument(page(own('one()')))
    for (const html of stored)
      expect(finishDocument(page(`<p>${html}</p>${own('one()')}`)).policy).toBe(clean.policy)
  })

  it('does not ask for a script that was written into it', () => {
    const { html } = finishDocument(page('<script src="/stored" async=""></script>'))
    expect(html).toContain('(["/a.js"])</script></body>')
  })

  it('keeps nothing of the word, so that the same page has the same bytes', () => {
    const other = 'b3RoZXIgd29yZCBlbnRpcm'
    const made = page(own(`push("{\\"nonce\\":\\"${nonce}\\"}")`))
    expect(finishDocument(made).html).not.toContain(nonce)
    expect(finishDocument(made.replaceAll(nonce, other))).toEqual(finishDocument(made))
  })

  it('knows our own constant scripts and style rules by what they say', () => {
    const made = page(`<style>${pairRules(0, 3)}</style><script>${choicesScript}</script>`)
    const { policy } = finishDocument(made)
    expect(sourcesOf(policy, 'script-src')).toContain(hashOf(choicesScript))
    expect(sourcesOf(policy, 'style-src')).toEqual(["'self'", hashOf(pairRules(0, 3))])
  })
})

it('lets nothing in a document run that carries no word, nor one that stands behind the head', () => {
  for (const made of ['<p>Nothing.</p><script>alert(1)</script>', page(own('alert(1)'), '')])
    expect(sourcesOf(finishDocument(made).policy, 'script-src')).toEqual(["'self'"])
})

it('names all scripts of a document that was built before anybody wrote anything', () => {
  const { policy } = finishDocument(page('<script>one()</script>', ''), true)
  expect(sourcesOf(policy, 'script-src')).toEqual(["'self'", hashOf('one()')])
})

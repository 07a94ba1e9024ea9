import { describe, expect, it } from 'vitest'
import { wordsFirst } from './words-first'

const page = (head: string, body: string) =>
  `<!DOCTYPE html><html><head>${head}</head><body>${body}</body></html>`

describe('wordsFirst', () => {
  it('asks for the scripts of a document from its end alone', () => {
    const made = wordsFirst(
      page(
        '<link rel="stylesheet" href="/a.css"/><link rel="preload" as="script" fetchPriority="low" href="/b.js"/><script src="/a.js" async=""></script>',
        '<p>Words</p><script>early()</script><script src="/b.js" id="_R_" async=""></script>',
      ),
    )
    expect(made).not.toMatch(/<script src=/)
    expect(made).not.toContain('as="script"')
    expect(made).toContain('<link rel="stylesheet" href="/a.css"/>')
    expect(made).toContain('<p>Words</p><script>early()</script><script id="later">(names=>')
    expect(made).toMatch(/\(\["\/a\.js","\/b\.js"\]\)<\/script><\/body><\/html>$/)
  })

  it('leaves scripts for old browsers, and documents without scripts, as they are', () => {
    const old = page('', '<p>Words</p><script src="/old.js" noModule=""></script>')
    expect(wordsFirst(old)).toBe(old)
    expect(wordsFirst('<p>no document</p>')).toBe('<p>no document</p>')
  })
})

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { verdicts } from '@/lib/fact-check/verdicts'

describe('app/styles/one-verdict.css', () => {
  it('names every verdict that can be shown alone', () => {
    const css = readFileSync('app/styles/one-verdict.css', 'utf8')
    const named = [...css.matchAll(/\[data-show="([a-z-]+)"\] :not\(\[data-v~="([a-z-]+)"\]\)/g)]
    expect(named.map(([, shown]) => shown)).toEqual([...verdicts])
    expect(named.map(([, borne]) => borne)).toEqual([...verdicts])
  })
})

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { decodePage } from '@/lib/source/charset'
import { readHtml } from './read-html'

const folder = path.resolve('test/corpus/pages')
const names = readdirSync(folder).filter((name) => name.endsWith('.html'))

const reading = (name: string) => {
  const bytes = readFileSync(path.join(folder, name))
  return readHtml(decodePage(bytes, 'text/html'), `https://read.example/pages/${name}`)
}

describe('the pages of test/corpus', () => {
  it('are at least fifteen', () => {
    expect(names.length).toBeGreaterThanOrEqual(15)
  })

  it.each(names)('%s gives its article whole', (name) => {
    const expected = path.join(folder, name.replace(/html$/, 'json'))

    expect(reading(name)).toEqual(JSON.parse(readFileSync(expected, 'utf8')))
  })
})

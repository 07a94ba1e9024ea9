import { describe, expect, it } from 'vitest'
import { decodePage } from './charset'

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  )
const russian = [0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]
const japanese = [0x93, 0xfa, 0x96, 0x7b]

describe('decodePage', () => {
  it.each([
    ['the header', bytes(russian), 'text/html; charset="windows-1251"', 'Привет'],
    ['a meta element', bytes('<meta charset=windows-1251>', russian), 'text/html', 'Привет'],
    [
      'the older meta element',
      bytes('<meta http-equiv=Content-Type content="text/html; charset=Shift_JIS">', japanese),
      'text/html',
      '日本',
    ],
    ['an XML declaration', bytes('<?xml version="1.0" encoding="koi8-r"?>', [0xf0]), 'text/xml', 'П'],
    [
      'a byte order mark before all',
      bytes([0xef, 0xbb, 0xbf], Buffer.from('ä').toString('latin1')),
      'text/html; charset=latin1',
      'ä',
    ],
    ['a mark of UTF-16', bytes([0xff, 0xfe, 0x3f, 0x04]), 'text/html', 'п'],
    [
      'the header before the element',
      bytes('<meta charset=koi8-r>', russian),
      'text/html; charset=windows-1251',
      'Привет',
    ],
    ['nothing, when it is UTF-8', Buffer.from('Привет'), 'text/html', 'Привет'],
    ['nothing, when it is not', bytes([0xe4, 0x96]), 'text/html', 'ä–'],
    [
      'its bytes, when what it says would lose characters',
      Buffer.from('<meta charset=gb2312>江城日报，'),
      'text/html',
      '江城日报，',
    ],
    ['an unknown name', Buffer.from('é'), 'text/html; charset=klingon', 'é'],
    ['an element that cannot be right', Buffer.from('<meta charset="utf-16">é'), 'text/html', 'é'],
  ])('is told by %s', (_, page, type, text) => {
    expect(decodePage(page, type)).toMatch(new RegExp(`${text}$`))
  })

  it('does not look for the element beyond the first 1024 bytes', () => {
    const page = bytes(' '.repeat(1024), '<meta charset=windows-1251>', russian)
    expect(decodePage(page, '')).toMatch(/Ïðèâåò$/)
  })
})

import { expect, it } from 'vitest'
import { readMarked } from '@/lib/search/marked'

it.each([
  ['', []],
  ['plain', [['plain', false]]],
  [
    'a \u0001hit\u0002 b',
    [
      ['a ', false],
      ['hit', true],
      [' b', false],
    ],
  ],
  ['\u0001東\u0002\u0003\u0003\u0001京\u0002', [['東京', true]]],
  ['a\u0003“\u0003b', [['a“b', false]]],
  [
    '\u0002a\u0001b',
    [
      ['a', false],
      ['b', true],
    ],
  ],
  [
    '<b>\u0001x\u0002</b>',
    [
      ['<b>', false],
      ['x', true],
      ['</b>', false],
    ],
  ],
])('reads %j', (text, stretches) => {
  expect(readMarked(text)).toEqual(stretches.map(([text, isHit]) => ({ text, isHit })))
})

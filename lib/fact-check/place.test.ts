import { expect, it } from 'vitest'
import { placeWords } from './place'

it.each([
  [1, 'next in the queue'],
  [2, '2nd in the queue'],
  [3, '3rd in the queue'],
  [11, '11th in the queue'],
  [21, '21st in the queue'],
  [112, '112th in the queue'],
  [1000, 'more than 999 wait before it'],
])('place %i reads %s', (place, words) => {
  expect(placeWords(place)).toBe(words)
})

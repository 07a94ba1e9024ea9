import { expect, it } from 'vitest'
import { sayStates } from './words'

const none = { anchored: 0, moved: 0, drifted: 0, orphaned: 0 }

it.each([
  [none, null],
  [{ ...none, anchored: 1 }, 'Annotations: 1 where they stood.'],
  [
    { anchored: 7, moved: 0, drifted: 2, orphaned: 1 },
    'Annotations: 7 where they stood, 2 on words that changed, 1 on words that are gone.',
  ],
])('says of %o: %s', (states, words) => {
  expect(sayStates(states)).toBe(words)
})

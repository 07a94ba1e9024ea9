import { expect, it } from 'vitest'
import { countryName } from '@/lib/session/country'

it('names a country by its two letters, and nothing else', () => {
  expect([countryName('DE'), countryName('GB')]).toEqual(['Germany', 'United Kingdom'])
  for (const none of [null, '', 'QX', 'de', 'DEU', '12']) expect(countryName(none)).toBeNull()
})

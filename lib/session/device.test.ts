import { describe, expect, it } from 'vitest'
import { deviceOf } from '@/lib/session/device'

const windows =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'
const phone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1'
const linux = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0'

describe('deviceOf', () => {
  it.each([
    [windows, 'Chrome on Windows'],
    [phone, 'Safari on iPhone'],
    [linux, 'Firefox on Linux'],
    ['', 'An unknown browser'],
    [null, 'An unknown browser'],
    ['<script>alert(1)</script>', 'An unknown browser'],
  ])('says of %s: %s', (userAgent, words) => {
    expect(deviceOf(userAgent)).toBe(words)
  })
})

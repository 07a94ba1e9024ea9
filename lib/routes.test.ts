import { describe, expect, it } from 'vitest'
import { localPath, routes } from '@/lib/routes'

describe('localPath', () => {
  it.each(['/', '/articles/a-b', '/articles/a#p-1', '/search?q=%2F%2Fx'])('keeps %s', (path) => {
    expect(localPath(path)).toBe(path)
  })

  it.each([
    null,
    undefined,
    '',
    'articles',
    '//evil.example',
    '/\\evil.example',
    '\\/evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/a\r\nSet-Cookie: x=1',
    ' /a',
  ])('drops %j', (path) => {
    expect(localPath(path)).toBe('/')
  })
})

describe('routes', () => {
  it('escapes what comes from people', () => {
    expect(routes.checkComposer('a', 'b', { quote: '“x” & y?', start: 7 })).toBe(
      '/articles/a/p/b/check?quote=%E2%80%9Cx%E2%80%9D+%26+y%3F&start=7',
    )
    expect(routes.articleWords('a', 'b', { exact: 'x, y-z', prefix: 'no ', suffix: '' })).toBe(
      '/articles/a#p-b:~:text=no-,x%2C%20y%2Dz',
    )
    expect(routes.signIn('/a?b=c&d')).toBe('/sign-in?next=%2Fa%3Fb%3Dc%26d')
  })
})

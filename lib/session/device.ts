import Bowser from 'bowser'

/**
 * What a browser says of itself, in words that its owner knows it by: “Firefox on Windows”, “Safari on iPhone”. Browsers may
 * say anything; what makes no sense is an unknown browser.
 */
export function deviceOf(userAgent: string | null): string {
  if (!userAgent?.trim()) return 'An unknown browser'
  const { browser, os, platform } = Bowser.parse(userAgent)
  if (!browser.name) return 'An unknown browser'
  const device = platform.model && /^(iPhone|iPad)$/.test(platform.model) ? platform.model : os.name
  return device ? `${browser.name} on ${device}` : browser.name
}

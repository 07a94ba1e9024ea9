import { dataPolicy } from './script-policy'

/** What this site never asks a browser for, so that nothing that got into a page can. */
const unused = ['camera', 'display-capture', 'geolocation', 'microphone', 'midi', 'payment', 'serial', 'usb']

/** Two years, in seconds. */
const secureFor = 63_072_000

/** Pictures that other sites show when somebody links to a page here. */
const forOthers = /^(?:\/[^?]*)?\/(?:opengraph-image|icon|apple-icon)[^/]*(?:\?|$)/

/**
 * What goes with every answer, refusals and errors included. Here and not in Next's configuration, which matches headers
 * for each request and does not see what never reaches Next.js.
 *
 * @param siteUrl the address people open: where that is HTTPS, browsers are told to use nothing else.
 * @see https://github.com/OWASP/ASVS/blob/v5.0.0/5.0/en/0x12-V3-Web-Frontend-Security.md V3.4
 */
export function safeHeaders(siteUrl: string): Record<string, string> {
  return {
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Content-Security-Policy': dataPolicy,
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': unused.map((feature) => `${feature}=()`).join(', '),
    ...(siteUrl.startsWith('https:')
      ? { 'Strict-Transport-Security': `max-age=${secureFor}; includeSubDomains` }
      : {}),
  }
}

/** Whether another site may show what stands at an address, as a picture. */
export function isForOthers(url = '/'): boolean {
  return forOthers.test(url)
}

/** What Node.js answers by itself to what is no HTTP, with the same headers. */
export function bareError(status: string, siteUrl: string): string {
  const headers = Object.entries(safeHeaders(siteUrl)).map(([name, value]) => `${name}: ${value}\r\n`)
  return `HTTP/1.1 ${status}\r\n${headers.join('')}Content-Length: 0\r\nConnection: close\r\n\r\n`
}

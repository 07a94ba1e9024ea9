import type { Style } from './words'

const styled: Record<string, 'emphasis' | 'strong'> = {
  EM: 'emphasis',
  I: 'emphasis',
  STRONG: 'strong',
  B: 'strong',
}

/** The styles of what stands in an element of a line, given those of the line. */
export function stylesIn(
  element: Element,
  styles: readonly Style[],
  base: string | undefined,
): readonly Style[] {
  const name = element.tagName.toUpperCase()
  const href = name === 'A' ? webAddress(element.getAttribute('href'), base) : null
  const kind = styled[name]
  if (href) return [{ kind: 'link', href }, ...styles]
  return kind ? [{ kind }, ...styles] : styles
}

/** An address of the web as it stands in a page, whole; null for any other, and for places within the page itself. */
export function webAddress(href: string | null | undefined, base: string | undefined): string | null {
  const typed = href?.trim()
  if (!typed || typed.startsWith('#')) return null
  const url = URL.parse(typed, base)
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return null
  return url.href.length > 2000 ? null : url.href
}

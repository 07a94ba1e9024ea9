import { Parser } from 'htmlparser2'

/** How far into a page its own word about its encoding is looked for, in bytes: as browsers do. */
const prescanLength = 1024

/**
 * The text of a page. Its encoding is told by, in this order, a byte order mark, the `charset` of the Content-Type, a
 * `meta` element among the first 1024 bytes (HTML standard, “encoding sniffing algorithm”) or an XML declaration there.
 * A page that says nothing, or names no known encoding, is read as UTF-8 if it is that, and else as windows-1252, which
 * has a character for each byte. Where its word cannot be right, for characters would be lost by it, and it is UTF-8, it
 * is read as that.
 */
export function decodePage(bytes: Uint8Array, contentType: string): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, prescanLength))
  const label = markOf(bytes) ?? charsetIn(contentType) ?? charsetOfMeta(head) ?? charsetOfXml(head)
  const decoder = (label && decoderOf(label)) || (isUtf8(bytes) ? new TextDecoder() : decoderOf(western))
  const text = (decoder ?? new TextDecoder()).decode(bytes)
  if (text.includes('\ufffd') && isUtf8(bytes)) return new TextDecoder().decode(bytes)
  return decoder?.encoding === western ? withWesternMarks(text) : text
}

const western = 'windows-1252'
const westernMarks = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** Node 20 reads windows-1252 as ISO 8859-1: without its quotation marks and dashes. Later versions are right already. */
function withWesternMarks(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (mark) => westernMarks[mark.charCodeAt(0) - 0x80] ?? mark)
}

function markOf([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return first === 0xff && second === 0xfe ? 'utf-16le' : undefined
}

function charsetIn(words: string): string | undefined {
  return /charset\s*=\s*(?:["']\s*)?([\w:.+-]+)/i.exec(words)?.[1]
}

function charsetOfMeta(head: string): string | undefined {
  let found: string | undefined
  const parser = new Parser({
    onopentag(name, { charset, content, 'http-equiv': equivalent }) {
      if (name !== 'meta' || found) return
      found =
        charset?.trim() ||
        (equivalent?.toLowerCase() === 'content-type' ? charsetIn(content ?? '') : undefined)
    },
  })
  parser.end(head)
  // It could be read as single bytes, so it is not UTF-16 whatever it says.
  return found && /^utf-16/i.test(found) ? 'utf-8' : found
}

function charsetOfXml(head: string): string | undefined {
  return /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w:.+-]+)["']/i.exec(head)?.[1]
}

function decoderOf(label: string): TextDecoder | undefined {
  try {
    return new TextDecoder(label)
  } catch {
    return undefined
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

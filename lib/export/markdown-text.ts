/**
 * Words as they are inside a line of Markdown: every mark that could begin something is escaped, lines become one. Safe
 * behind a label, not at the beginning of a line, where a dash or a number would make a list.
 */
export function inline(words: string): string {
  return words
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>&~$#|]/g, '\\$&')
}

/** Words as they are, in a block that nothing in them can end: its fence is longer than any run of backticks in them. */
export function block(words: string): string {
  const text = words.replace(/\r\n?/g, '\n')
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}text\n${text}\n${fence}`
}

/** An address that shows itself. Whatever could end it is percent-encoded. */
export function address(url: string): string {
  return `<${url.replace(/[\s<>\\\p{Cc}]/gu, encodeURIComponent)}>`
}

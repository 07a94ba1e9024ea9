import { plainText } from '@/lib/markdown'
import { listGraphemes } from '@/lib/text'

/** The beginning of what someone wrote in Markdown, as plain text of at most `most` characters, cut between them. */
export function excerptOf(markdown: string, most = 280): string {
  // Marks take room too; what could become more than enough plain text is all that is read.
  const words = plainText(markdown)
  const characters = listGraphemes(words.slice(0, most * 20))
  if (characters.length <= most) return words
  return `${words.slice(0, characters[most - 1]?.index).trimEnd()}…`
}

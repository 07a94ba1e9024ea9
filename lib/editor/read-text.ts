import { maxTitleLength, type PlainArticle, readPlainText } from '@/lib/article/plain-text'
import type { TextForm } from '@/lib/editor/input'
import { line } from '@/lib/fields'
import { readHtml } from '@/lib/import/read-html'
import { readMarkdown } from '@/lib/import/read-markdown'

/**
 * The article that a pasted or uploaded text makes, in the way that its form asks for, or in a sentence why it makes none.
 * The preview and the storing are this same function, so that what was shown is what is kept.
 */
export function readText(form: TextForm, text: string): PlainArticle | { problem: string } {
  if (form === 'plain') return readPlainText(text)
  if (form === 'markdown') return readMarkdown(text)
  if (form === 'html') return readHtml(text)
  const title = line(1, maxTitleLength, { short: 'Write a title in the first line.' }).safeParse(
    text.trim().split(/\r?\n/)[0],
  )
  return title.success
    ? { title: title.data, metadata: {}, paragraphs: [] }
    : { problem: title.error.issues[0]?.message ?? 'This cannot be a title.' }
}

/**
 * What a paragraph is, as the reader sees it. An editor's note is a heading ('heading') and what stands under it
 * ('note'), so that both can be annotated like any other paragraph and the note is set apart by kind, not by wording.
 * A table and a piece of code are one paragraph each, and the only kinds whose text has line ends: the rows of a table
 * are lines, its cells are parted by tabs.
 */
export const paragraphKinds = [
  'paragraph',
  'heading',
  'quotation',
  'list-item',
  'caption',
  'note',
  'table',
  'code',
] as const

export type ParagraphKind = (typeof paragraphKinds)[number]

/** What each kind is called in sentences ("Comment on this heading") and by screen readers. */
export const paragraphLabels: Record<ParagraphKind, string> = {
  paragraph: 'paragraph',
  heading: 'heading',
  quotation: 'quotation',
  'list-item': 'list item',
  caption: 'caption',
  note: 'editor’s note',
  table: 'table',
  code: 'piece of code',
}

/** Whether a word from outside (a database row, an import) is a kind of paragraph. */
export function isParagraphKind(word: unknown): word is ParagraphKind {
  return typeof word === 'string' && (paragraphKinds as readonly string[]).includes(word)
}

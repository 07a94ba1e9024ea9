/**
 * What a paragraph is, as the reader sees it. An editor's note is a heading ('heading') and what stands under it
 * ('note'), so that both can be annotated like any other paragraph and the note is set apart by kind, not by wording.
 */
export const paragraphKinds = ['paragraph', 'heading', 'quotation', 'list-item', 'caption', 'note'] as const

export type ParagraphKind = (typeof paragraphKinds)[number]

/** What each kind is called in sentences ("Comment on this heading") and by screen readers. */
export const paragraphLabels: Record<ParagraphKind, string> = {
  paragraph: 'paragraph',
  heading: 'heading',
  quotation: 'quotation',
  'list-item': 'list item',
  caption: 'caption',
  note: 'editor’s note',
}

/** Whether a word from outside (a database row, an import) is a kind of paragraph. */
export function isParagraphKind(word: unknown): word is ParagraphKind {
  return typeof word === 'string' && (paragraphKinds as readonly string[]).includes(word)
}

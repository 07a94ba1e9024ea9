/** A mention that is being typed: where its `@` stands (UTF-16), and what follows it up to the caret. */
export type TypedMention = { start: number; typed: string }

// As in `split.ts`, but any letters: people look for names as well as for handles.
const unfinished = /(?<![\p{L}\p{N}_@./-])@([\p{L}\p{N}-]{0,30})$/u

/** The mention that the caret stands at the end of; null where there is none. */
export function typedMention(text: string, caret: number): TypedMention | null {
  const found = unfinished.exec(text.slice(0, caret))
  return found ? { start: found.index, typed: found[1] ?? '' } : null
}

/** The text with the typed mention finished as a handle and a space, and where the caret then stands. */
export function finishMention(
  text: string,
  caret: number,
  { start }: TypedMention,
  handle: string,
): { text: string; caret: number } {
  const rest = text.slice(caret)
  const head = `${text.slice(0, start)}@${handle}${/^\s/.test(rest) ? '' : ' '}`
  return { text: head + rest, caret: head.length + (/^\s/.test(rest) ? 1 : 0) }
}

/**
 * Whether two texts have the same words in the same order. Case, punctuation and typography may differ; letters, digits
 * and the signs that numbers have (currency, percent, minus, comparison) may not.
 */
export function hasSameWords(one: string, other: string): boolean {
  const [words, others] = [wordsOf(one), wordsOf(other)]
  return words.length === others.length && words.every((word, at) => word === others[at])
}

function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .replace(/[−–]/g, '-')
      .match(/[\p{L}\p{M}\p{N}]+(?:['’.,][\p{L}\p{M}\p{N}]+)*|[\p{Sc}%‰°+±<>=]|-(?=\p{N})/gu) ?? []
  )
}

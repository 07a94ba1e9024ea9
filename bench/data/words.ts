const vocabulary =
  `the council of this city said on Monday that its plan for new trams would cost thirty million and not twenty as the
  mayor had promised in spring because steel has become dearer while two of the five bidders withdrew after a report
  about delays which nobody in the hall had read before the vote took place according to minutes seen by reporters who
  asked for them under the law on public records and were told to wait until the end of the month when all figures
  were to be published together with an independent audit`.split(/\s+/)

/** Sentences that are the same in every run: a small generator with a fixed beginning, no chance. */
export function makeWriter(seed: number) {
  let state = seed
  function next(below: number): number {
    // Numerical Recipes' linear congruential generator; good enough to vary words.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  function sentence(words: number): string {
    const text = Array.from({ length: words }, () => vocabulary[next(vocabulary.length)]).join(' ')
    const sentence = `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
    // As in any newspaper, some of it is speech; its quotation marks make a text cost more to encode than plain ASCII.
    return next(5) === 0 ? `“${sentence}”` : sentence
  }
  function prose(sentences: number): string {
    return Array.from({ length: sentences }, () => sentence(8 + next(14))).join(' ')
  }
  return { next, sentence, prose }
}

export type Writer = ReturnType<typeof makeWriter>

/** One of them. */
export function pick<Item>(items: readonly Item[], writer: Writer): Item {
  const item = items[writer.next(items.length)]
  if (item === undefined) throw new Error('There is nothing to pick from.')
  return item
}

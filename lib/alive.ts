/** What a page tells itself once its controls work: React has taken over what the server has drawn. */
export const aliveEvent = 'alive'

/** Says so, once for a document, and leaves a mark with that name among the browser's timings. */
export function tellAlive(): void {
  if (performance.getEntriesByName(aliveEvent).length > 0) return
  performance.mark(aliveEvent)
  dispatchEvent(new Event(aliveEvent))
}

/** Where this browser keeps what is being written: comments in the tab, words of checks that the server lacks in the browser. */
export const draftPrefix = 'obelus:draft:'
export const copyPrefix = 'obelus:check:'
export const articlePrefix = 'obelus:article:'

/** Whether words of checks are kept here that the server lacks. */
export function hasCopies(): boolean {
  try {
    return Object.keys(localStorage).some((name) => name.startsWith(copyPrefix))
  } catch {
    return false
  }
}

/**
 * Clears the comments, for whoever uses this browser next. Words of a check stay where the server could not take them
 * before their author left: they would be lost.
 */
export function forgetKeptWords(): void {
  try {
    forget(sessionStorage, draftPrefix)
  } catch {
    // Where storage is forbidden nothing was kept.
  }
}

function forget(storage: Storage, prefix: string): void {
  for (const name of Object.keys(storage)) {
    if (name.startsWith(prefix)) storage.removeItem(name)
  }
}

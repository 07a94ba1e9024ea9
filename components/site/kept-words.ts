/** Where this browser keeps what is being written: drafts of comments in the tab, copies of checks in the browser. */
export const draftPrefix = 'obelus:draft:'
export const copyPrefix = 'obelus:check:'

/** Clears all of it, for whoever uses this browser next. */
export function forgetKeptWords(): void {
  try {
    forget(sessionStorage, draftPrefix)
    forget(localStorage, copyPrefix)
  } catch {
    // Where storage is forbidden nothing was kept.
  }
}

function forget(storage: Storage, prefix: string): void {
  for (const name of Object.keys(storage)) {
    if (name.startsWith(prefix)) storage.removeItem(name)
  }
}

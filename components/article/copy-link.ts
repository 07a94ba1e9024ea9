/** Copies where a link leads, and lights it; where the browser does not let a page copy, the link is followed. */
export async function copyLink(link: HTMLAnchorElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(link.href)
  } catch {
    location.assign(link.href)
    return say('The link is in the address bar.')
  }
  say('Link copied.')
}

let toast: HTMLOutputElement | undefined
let timer = 0

/** Says something in passing, also to screen readers. */
export function say(words: string): void {
  if (!toast?.isConnected) {
    toast = document.createElement('output')
    toast.className = 'toast'
    document.body.append(toast)
  }
  toast.textContent = words
  clearTimeout(timer)
  timer = window.setTimeout(() => toast?.replaceChildren(), 3_000)
}

'use client'

import { useLayoutEffect, useState } from 'react'
import { useHydrated } from '@/components/ui/use-hydrated'

/**
 * Style rules of our own that depend on what a page shows. They come with the page as an element, whose hash its
 * Content-Security-Policy names, or with the word of the request (`nonce`). What changes afterwards is added as a style
 * sheet, since that policy lets no further element in. Rules that were sent stay until the page goes, so newer ones must only add to them.
 */
export function Rules({ css, nonce }: { css: string; nonce?: string | undefined }) {
  const isAlive = useHydrated()
  const [sent] = useState(isAlive ? '' : css)
  useLayoutEffect(() => {
    if (css === sent) return
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
    }
  }, [css, sent])
  // biome-ignore lint/security/noDangerouslySetInnerHtml: rules of our own, of numbers, words of lists, and ids
  return sent !== '' && <style nonce={nonce} dangerouslySetInnerHTML={{ __html: sent }} />
}

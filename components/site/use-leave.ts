'use client'

import { unstable_rethrow } from 'next/navigation'
import { useState } from 'react'
import { forgetKeptWords, hasCopies } from '@/components/site/kept-words'
import { refreshViewer, viewerNow } from '@/components/site/viewer-store'
import { useHydrated } from '@/components/ui/use-hydrated'
import { signOut } from '@/lib/account/actions'

/** Signs out. Where that fails the person is still signed in, is told so, and the page stays. */
export function useLeave(): { leave: () => Promise<void>; isFailed: boolean } {
  const isAlive = useHydrated()
  const [isFailed, setFailed] = useState(false)
  async function leave() {
    setFailed(false)
    await saveChecks()
    try {
      await signOut()
    } catch (error) {
      if (isRedirect(error)) forgetKeptWords()
      await refreshViewer()
      unstable_rethrow(error)
      setFailed(true)
    }
  }
  return { leave: isAlive ? leave : signOut, isFailed }
}

/** What is being written of checks and not on the server yet goes there while one may still write. */
async function saveChecks(): Promise<void> {
  const id = viewerNow()?.id
  if (!id || !hasCopies()) return
  const module = await import('@/components/draft/save-copies').catch(() => null)
  await module?.saveCopies(id)
}

/** Next.js tells of a redirect by throwing; signing out ends in one. */
function isRedirect(error: unknown): boolean {
  try {
    unstable_rethrow(error)
    return false
  } catch {
    return true
  }
}

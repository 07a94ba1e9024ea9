import type { Viewer } from '@/lib/policy'

/** A browser that somebody is signed in with, and who that is. */
export type Session = {
  id: string
  viewer: Viewer
  /** They have shown who they are in the last ten minutes, by signing in or when asked again. */
  isConfirmed: boolean
}

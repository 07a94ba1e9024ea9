import 'server-only'
import { redirect } from 'next/navigation'
import { getViewer } from '@/lib/auth/session'
import type { Viewer } from '@/lib/policy'
import { routes } from '@/lib/routes'

/**
 * Who asks for a page of the desk or of the admins. Whoever is signed out is led to signing in and back, and whoever must
 * have a second factor first is led to setting one up; whether the page is for them is for the page to say.
 */
export async function getDeskViewer(here: string): Promise<Viewer> {
  const viewer = await getViewer()
  if (!viewer) redirect(routes.signIn(here))
  if (viewer.heldRole) redirect(routes.factors())
  return viewer
}

import 'server-only'
import { env, isBuilding } from '@/lib/env'

export const siteName = 'Obelus'
export const siteDescription = 'The open place where people check the news, paragraph by paragraph.'

/** The address people open; undefined while building, which has no settings and bakes in no address. */
export function siteUrl(): URL | undefined {
  return isBuilding() ? undefined : new URL(env().OBELUS_URL)
}

import 'server-only'
import { siteName } from '@/lib/site'

export type Owner = { email: string; handle: string; name?: string }

let common: Promise<Set<string>> | undefined

async function readCommon(): Promise<Set<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  return new Set(dictionary['passwords-common'].map((word) => String(word).toLowerCase()))
}

/**
 * Why a password would be guessed first: many people have it (a list of 49 000, also with other capitals), or it is the
 * owner's own address, handle or name, or that of the site. Null when nothing speaks against it. The list is read at
 * first use and then kept; nothing is asked of anybody else (ASVS 5.0 6.2.4, 6.2.11, 6.2.12).
 */
export async function weaknessOf(
  password: string,
  { email, handle, name }: Owner,
): Promise<'common-password' | 'own-password' | null> {
  const typed = password.toLowerCase()
  const own = [email, email.split('@')[0], handle, name, siteName].map((word) => word?.toLowerCase())
  if (own.includes(typed)) return 'own-password'
  common ??= readCommon()
  return (await common).has(typed) ? 'common-password' : null
}

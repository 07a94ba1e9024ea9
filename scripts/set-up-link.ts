import { makeSetUpLink } from '@/lib/account/mutations'
import { env } from '@/lib/env'
import { operator } from '@/lib/policy'
import { routes } from '@/lib/routes'
import { command } from './command'

/** Prints a link that makes the first admin, on a database that has none; nothing otherwise. Run by `scripts/serve.ts`. */
command(async () => {
  const token = await makeSetUpLink(operator)
  if (!token) return
  const link = new URL(routes.accountLink(token), env().OBELUS_URL)
  console.log(
    `\nThere is no admin yet. This link makes the first account, once, within 24 hours:\n  ${link.href}`,
  )
})

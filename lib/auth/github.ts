import 'server-only'
import { z } from 'zod'
import { askProvider } from '@/lib/outgoing/ask-provider'

const user = z.object({ id: z.int().positive(), login: z.string(), name: z.string().nullish() })
const addresses = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }))

/**
 * Who a token of GitHub is of, in the claims of OpenID Connect. GitHub speaks OAuth 2.0 and has no ID tokens: its API says
 * it. Of the addresses only the primary one counts, and only when GitHub has verified it.
 *
 * @param api the address of the API, such as `https://api.github.com`
 * @throws when GitHub does not say who it is
 */
export async function githubClaims(api: string, token: string) {
  const headers = {
    authorization: `Bearer ${token}`,
    accept: 'application/vnd.github+json',
    'user-agent': 'Obelus',
  }
  const [about, mail] = await Promise.all([
    askProvider(`${api}/user`, { headers }),
    askProvider(`${api}/user/emails`, { headers }),
  ])
  if (!about.ok) throw new Error('GitHub does not say whose its token is.')
  const { id, login, name } = user.parse(await about.json())
  const listed = mail.ok ? addresses.safeParse(await mail.json()).data : undefined
  const email = listed?.find(({ primary, verified }) => primary && verified)?.email
  return { sub: String(id), preferred_username: login, name, email, email_verified: email !== undefined }
}

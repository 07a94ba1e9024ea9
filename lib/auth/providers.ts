import 'server-only'
import { cookies } from 'next/headers'
import type { NextRequest } from 'next/server'
import NextAuth, { customFetch, type NextAuthConfig } from 'next-auth'
import { ownCookie } from '@/lib/auth/cookie'
import { githubClaims } from '@/lib/auth/github'
import { checkIdToken } from '@/lib/auth/id-token'
import type { Identity } from '@/lib/linked-account/identity'
import { identityOf } from '@/lib/linked-account/identity-of'
import type { Provider } from '@/lib/linked-account/providers'
import { note } from '@/lib/log'
import { askProvider } from '@/lib/outgoing/ask-provider'
import { localPath } from '@/lib/routes'

/** What next-auth has found out about somebody who came back: who they are, or what was wrong. */
type Found = { identity?: Identity; problem?: Error }

/**
 * next-auth leads people to a provider and back, and checks what they bring: state, PKCE, nonce, and what is in the ID
 * token. It opens no session and knows no account: whom an identity belongs to is decided afterwards, and whoever comes
 * in comes in by `enterAs`, as everybody does (docs/decisions/018).
 */
function nextAuth(provider: Provider, found: Found) {
  return NextAuth(() => ({
    trustHost: true,
    cookies: tripCookies(),
    providers: [descriptionOf(provider)],
    logger: { error: (problem) => (found.problem ??= problem) },
    callbacks: {
      async signIn({ account, profile }) {
        if (account?.type === 'oidc') await checkIdToken(account.id_token ?? '', provider)
        found.identity = identityOf(provider, profile)
        return '/'
      },
    },
  }))
}

/** What a browser keeps while it is away. */
function tripCookies() {
  return {
    state: ownCookie('trip-state'),
    pkceCodeVerifier: ownCookie('trip-verifier'),
    nonce: ownCookie('trip-nonce'),
    callbackUrl: ownCookie('trip-next'),
    csrfToken: ownCookie('trip-form'),
  }
}

function descriptionOf(provider: Provider): NextAuthConfig['providers'][number] {
  const { id, name, address, clientId, clientSecret } = provider
  const common = { id, name, clientId, clientSecret, [customFetch]: askProvider }
  if (id !== 'github') return { ...common, type: 'oidc', issuer: address, checks: ['pkce', 'state', 'nonce'] }
  const api = address === 'https://github.com' ? 'https://api.github.com' : `${address}/api/v3`
  return {
    ...common,
    type: 'oauth',
    issuer: `${address}/login/oauth`,
    checks: ['pkce', 'state'],
    authorization: { url: `${address}/login/oauth/authorize`, params: { scope: 'read:user user:email' } },
    token: `${address}/login/oauth/access_token`,
    userinfo: {
      url: `${api}/user`,
      request: ({ tokens }: { tokens: { access_token?: string } }) =>
        githubClaims(api, tokens.access_token ?? ''),
    },
  }
}

/** How a provider is asked to have somebody show themselves anew, where it can be asked at all. */
const anew: Record<Provider['id'], Record<string, string>> = {
  github: {},
  google: { prompt: 'select_account' },
  oidc: { prompt: 'login' },
}

/**
 * Where to send a browser to sign in at a provider, and what it needs to keep for coming back; null when the provider
 * cannot be asked.
 *
 * @param next where it goes on this site afterwards
 * @param isAnew somebody is signed in already, and shows once more who they are
 */
export async function leaveFor(provider: Provider, next: string, isAnew: boolean): Promise<string | null> {
  const found: Found = {}
  const { signIn } = nextAuth(provider, found)
  const options = { redirect: false, redirectTo: localPath(next) }
  const address = await signIn(provider.id, options, isAnew ? anew[provider.id] : {}).catch((error) => {
    found.problem ??= error
  })
  if (!found.problem && typeof address === 'string') return address
  noteFailure(provider, found.problem)
  return null
}

/**
 * Who a browser that comes back has shown to be, and where it was going; no identity when anything about it is not as it
 * must be. Whatever came of it, what the browser kept is used up.
 */
export async function comeBack(
  provider: Provider,
  request: NextRequest,
): Promise<{ identity: Identity | null; next: string }> {
  const found: Found = {}
  const kept = tripCookies()
  const next = pathOf(request.cookies.get(kept.callbackUrl.name)?.value)
  await nextAuth(provider, found).handlers.GET(request)
  const jar = await cookies()
  for (const { name, options } of Object.values(kept)) jar.set(name, '', { ...options, maxAge: 0 })
  if (found.identity && !found.problem) return { identity: found.identity, next }
  noteFailure(provider, found.problem)
  return { identity: null, next }
}

function pathOf(address: string | undefined): string {
  const url = address ? URL.parse(address) : null
  return localPath(url && `${url.pathname}${url.search}${url.hash}`)
}

function noteFailure({ id }: Provider, problem?: Error): void {
  note('authn_login_fail', { provider: id, problem: wordOf(problem) })
}

/** The innermost cause, by the word that its library has for it. */
function wordOf(problem: unknown): string {
  if (!(problem instanceof Error)) return 'unknown'
  const { cause } = problem as { cause?: { err?: unknown } | Error }
  const inner = cause instanceof Error ? cause : cause?.err
  if (inner instanceof Error) return wordOf(inner)
  const { code } = problem as { code?: unknown }
  return typeof code === 'string' ? code : 'outcome' in problem ? String(problem.outcome) : problem.name
}

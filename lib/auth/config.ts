import 'server-only'
import NextAuth from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { sessionCookie } from '@/lib/auth/cookie'
import { note } from '@/lib/log'
import { lifetimeOf } from '@/lib/session/lifetimes'
import { findViewer } from '@/lib/session/mutations'

declare module 'next-auth' {
  interface User {
    sessionToken?: string
  }
}

/**
 * next-auth keeps the cookie. It only carries the secret of a session row, which `getViewer` asks the database about on
 * every request: so a session can be ended (docs/decisions/003). However somebody has shown who they are, their session
 * is opened first, and its secret is what is signed in with here; `lib/auth/session.ts` is the only one who does.
 */
export const { signIn, signOut } = NextAuth(() => ({
  trustHost: true,
  events: { signIn: ({ user }) => note('authn_login_success', { actor: user.id }) },
  cookies: { sessionToken: sessionCookie() },
  session: { strategy: 'jwt', maxAge: lifetimeOf('member').whole },
  pages: { signIn: '/sign-in', error: '/sign-in' },
  providers: [
    Credentials({
      credentials: { sessionToken: {} },
      async authorize({ sessionToken }) {
        const viewer = typeof sessionToken === 'string' ? await findViewer(sessionToken) : null
        return viewer ? { id: viewer.id, sessionToken: String(sessionToken) } : null
      },
    }),
  ],
  callbacks: {
    jwt({ token, user }) {
      return user?.sessionToken ? { session: user.sessionToken } : token
    },
  },
}))

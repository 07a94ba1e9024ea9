import 'server-only'
import NextAuth from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { signInInput } from '@/lib/account/input'
import { findByPassword, startSession } from '@/lib/account/mutations'
import { sessionCookie } from '@/lib/auth/cookie'

declare module 'next-auth' {
  interface User {
    sessionToken?: string
  }
}

/**
 * next-auth signs people in and keeps the cookie. The cookie only carries the secret of a session row, which
 * `getViewer` asks the database about on every request: so a session can be ended (docs/decisions/003).
 */
export const { signIn, signOut } = NextAuth(() => ({
  trustHost: true,
  // A wrong password is an answer, not a fault.
  logger: { error: (error) => error.name === 'CredentialsSignin' || console.error(error) },
  cookies: { sessionToken: sessionCookie() },
  session: { strategy: 'jwt', maxAge: 30 * 86_400 },
  pages: { signIn: '/sign-in', error: '/sign-in' },
  providers: [
    Credentials({
      credentials: { email: {}, password: {} },
      async authorize(credentials, request) {
        const input = signInInput.safeParse({ email: credentials.email, password: credentials.password })
        const person = input.success ? await findByPassword(input.data) : null
        if (!person) return null
        const sessionToken = await startSession(person.id, request.headers.get('user-agent'))
        return { id: person.id, sessionToken }
      },
    }),
  ],
  callbacks: {
    jwt({ token, user }) {
      return user?.sessionToken ? { session: user.sessionToken } : token
    },
  },
}))

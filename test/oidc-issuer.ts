import {
  createHmac,
  createPrivateKey,
  generateKeyPairSync,
  type JsonWebKey,
  type KeyObject,
  sign,
} from 'node:crypto'
import { OAuth2Server } from 'oauth2-mock-server'

export const client = { id: 'obelus', secret: 'the secret that both know' }

/** What the issuer says of whoever signs in there next. */
export type Claims = { sub: string } & Record<string, unknown>

/** Changes an ID token that is otherwise as it must be. */
export type Spoil = (token: Parts) => string
type Part = Record<string, unknown>
export type Parts = { header: Part; payload: Part; key: KeyObject }

/** A provider of OpenID Connect on this machine, at which whoever a test names is signed in already. */
export async function startIssuer() {
  const server = new OAuth2Server()
  const { kid } = await server.issuer.keys.generate('RS256')
  await server.start(undefined, 'localhost')
  let next: { claims: Claims; spoil?: Spoil } | undefined
  server.service.on('beforeTokenSigning', ({ payload }: { payload: Part }) => {
    Object.assign(payload, next?.claims)
  })
  server.service.on('beforeResponse', ({ body }: { body: Part }) => {
    if (!next?.spoil) return
    const [header = '', payload = ''] = String(body.id_token).split('.')
    const jwk = server.issuer.keys.get(kid)
    const key = createPrivateKey({ key: jwk as unknown as JsonWebKey, format: 'jwk' })
    body.id_token = next.spoil({ header: read(header), payload: read(payload), key })
  })
  return {
    url: String(server.issuer.url),
    /** Who signs in from now on, and what is done to the token that says so. */
    answer: (claims: Claims, spoil?: Spoil) => {
      next = { claims, ...(spoil && { spoil }) }
    },
    stop: () => server.stop(),
  }
}

function read(part: string): Part {
  return JSON.parse(Buffer.from(part, 'base64url').toString())
}

function write(part: Part): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url')
}

function signed({ header, payload, key }: Parts): string {
  const said = `${write(header)}.${write(payload)}`
  return `${said}.${sign('sha256', Buffer.from(said), key).toString('base64url')}`
}

const strangeKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
const now = () => Math.floor(Date.now() / 1_000)
const claiming =
  (change: (payload: Part) => Part): Spoil =>
  (parts) =>
    signed({ ...parts, payload: { ...parts.payload, ...change(parts.payload) } })

/** Every way in which an ID token can be wrong, each of which lets somebody in who should not be where it is not seen. */
export const spoiled: Record<string, Spoil> = {
  'a key that is not the issuer’s': (parts) => signed({ ...parts, key: strangeKey() }),
  'no signature at all': ({ header, payload }) => `${write({ ...header, alg: 'none' })}.${write(payload)}.`,
  'the secret of this site for a key': ({ header, payload }) => {
    const said = `${write({ ...header, alg: 'HS256' })}.${write(payload)}`
    return `${said}.${createHmac('sha256', client.secret).update(said).digest('base64url')}`
  },
  'another site named as the one it is for': claiming(() => ({ aud: 'another' })),
  'another issuer': claiming(() => ({ iss: 'https://evil.example' })),
  'another nonce': claiming(() => ({ nonce: 'of somebody else' })),
  'no nonce': claiming(() => ({ nonce: undefined })),
  'a time that is over': claiming(() => ({ iat: now() - 7_200, exp: now() - 3_600 })),
  'nobody that it is about': claiming(() => ({ sub: '' })),
}

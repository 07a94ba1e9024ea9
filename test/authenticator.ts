import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

/** Where an authenticator is told that it is, and what it says of itself. */
type Circumstances = {
  origin?: string
  rpId?: string
  isVerified?: boolean
  counter?: number
  userHandle?: string
}

const present = 0x01
const verified = 0x04
const attested = 0x40

const hash = (data: Buffer | string) => createHash('sha256').update(data).digest()
const base64url = (data: Buffer) => data.toString('base64url')

/**
 * An authenticator in software, which signs what it is told to: an honest one, and any that lies. A key on P-256 without
 * attestation, as WebAuthn Level 3 (6.1, 6.5.4, 8.7) lays its bytes out.
 */
export function anAuthenticator(site: string) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(32)
  const here = { origin: new URL(site).origin, rpId: new URL(site).hostname }
  let count = 0

  function clientData(type: string, challenge: string, origin: string): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  }

  function authenticatorData(rpId: string, flags: number, counter: number, more = Buffer.alloc(0)): Buffer {
    const head = Buffer.alloc(5)
    head.writeUInt8(flags)
    head.writeUInt32BE(counter, 1)
    return Buffer.concat([hash(rpId), head, more])
  }

  /** A COSE key: a map of five entries, kty 2, alg -7, crv 1, x and y. */
  function coseKey(): Buffer {
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
    const bytes = (hex: string) => Buffer.from(hex, 'hex')
    const coordinate = (value: string) => Buffer.from(value, 'base64url')
    return Buffer.concat([bytes('a5010203262001215820'), coordinate(x), bytes('225820'), coordinate(y)])
  }

  const shared = {
    id: base64url(id),
    rawId: base64url(id),
    type: 'public-key' as const,
    clientExtensionResults: {},
  }

  return {
    id: shared.id,
    /** As the site keeps it. */
    publicKey: coseKey(),
    /** What it answers where it is to make a passkey. */
    create(
      challenge: string,
      { origin = here.origin, rpId = here.rpId, isVerified = true }: Circumstances = {},
    ) {
      const length = Buffer.alloc(2)
      length.writeUInt16BE(id.length)
      const key = Buffer.concat([Buffer.alloc(16), length, id, coseKey()])
      const data = authenticatorData(rpId, present | attested | (isVerified ? verified : 0), count, key)
      const size = Buffer.alloc(2)
      size.writeUInt16BE(data.length)
      const text = (word: string) => Buffer.concat([Buffer.from([0x60 + word.length]), Buffer.from(word)])
      const attestation = Buffer.concat([
        ...[Buffer.from([0xa3]), text('fmt'), text('none'), text('attStmt'), Buffer.from([0xa0])],
        ...[text('authData'), Buffer.from([0x59]), size, data],
      ])
      return {
        ...shared,
        response: {
          clientDataJSON: base64url(clientData('webauthn.create', challenge, origin)),
          attestationObject: base64url(attestation),
          transports: ['internal'],
        },
      }
    },
    /** What it answers where it is to show who somebody is; each time it has been used once more. */
    answer(challenge: string, told: Circumstances = {}) {
      const {
        origin = here.origin,
        rpId = here.rpId,
        isVerified = true,
        counter = ++count,
        userHandle,
      } = told
      const client = clientData('webauthn.get', challenge, origin)
      const data = authenticatorData(rpId, present | (isVerified ? verified : 0), counter)
      const signature = sign('sha256', Buffer.concat([data, hash(client)]), privateKey)
      return {
        ...shared,
        response: {
          clientDataJSON: base64url(client),
          authenticatorData: base64url(data),
          signature: base64url(signature),
          ...(userHandle ? { userHandle: base64url(Buffer.from(userHandle)) } : {}),
        },
      }
    },
  }
}

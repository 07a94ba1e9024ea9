/** Words by which one knows a secret that was made up, or copied from a text about secrets. */
const madeUp =
  /change.?(me|this)|example|placeholder|replace|your.?|secret|passwor[dt]|12345678|abcdefgh|qwert/i

/** The fewest bits that the mix of its characters must give: well below what 32 random hexadecimal digits have. */
const fewestBits = 96

/**
 * Why a secret must not be used, as the end of a sentence that begins with its name; null when nothing speaks against it.
 *
 * It must be long, and look random: of many different characters, no short piece said again and again, no words that
 * such values have in examples. A secret that somebody thought up can pass; one that was made by a machine always does,
 * but for one in many thousands.
 */
export function weaknessOf(secret: string): string | null {
  if (secret.length < 32) return 'is too short; it needs at least 32 random characters'
  if (madeUp.test(secret)) return 'is an example or was made up; it must be random'
  const isRepeated = `${secret}${secret}`.indexOf(secret, 1) < secret.length
  return isRepeated || bitsOf(secret) < fewestBits ? 'is too easy to guess; it must be random' : null
}

/** How to make one, as a sentence. */
export const howToMakeSecret = 'Make one with: node -p "crypto.randomBytes(32).toString(\'base64url\')"'

/** Whether an address carries the password of `.env.example`, or one that everybody tries first. */
export function hasExamplePassword(address: string): boolean {
  if (!URL.canParse(address)) return false
  return /^(password|postgres|obelus|secret|admin|changeme|example|1234(56(78)?)?)$/i.test(
    new URL(address).password,
  )
}

/** Shannon's measure over the characters as they are mixed, in bits for the whole. */
function bitsOf(secret: string): number {
  const counts = new Map<string, number>()
  for (const character of secret) counts.set(character, (counts.get(character) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) bits -= count * Math.log2(count / secret.length)
  return bits
}

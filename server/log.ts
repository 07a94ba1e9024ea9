import { format } from 'node:util'
import pino from 'pino'
import pretty from 'pino-pretty'
import type { Env } from '@/lib/env'
import { writeLogWith } from '@/lib/log'

// Each looks only where a word begins: a long word without an @ is read once, not once for each of its letters.
const eMail = /(?<![^\s@"'<>(),;:])[^\s@"'<>(),;:]+@[^\s@"'<>(),;:]+/g
/** What follows `?`, and what looks like a token: long, and made of what tokens are made of. */
const query = /\?[^\s"')]+/g
const token = /(?<![\w-])[\w-]{40,}(?:\.[\w-]+)*/g

/**
 * Keeps the log of this process: a line of JSON for each thing on the standard output, or for eyes, on a terminal. What
 * libraries say by themselves becomes such a line too, without what looks like an address or a secret.
 */
export function openLog(level: Env['LOG_LEVEL'], isForEyes: boolean): void {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime }
  const log = isForEyes ? pino(options, pretty({ sync: true })) : pino(options)
  writeLogWith((kind, fields) => log[kind](fields))
  if (isForEyes) return
  for (const [name, kind] of [
    ['log', 'info'],
    ['info', 'info'],
    ['warn', 'warn'],
    ['error', 'error'],
  ] as const)
    console[name] = (...said: unknown[]) =>
      log[kind]({ event: 'said', message: withoutSecrets(format(...said)) })
}

/** A sentence of a library, fit to be kept. */
export function withoutSecrets(said: string): string {
  return said.replace(eMail, '…@…').replace(query, '?…').replace(token, '…')
}

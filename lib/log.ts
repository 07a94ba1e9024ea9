import { currentExchange } from '@/lib/exchange'

/**
 * What somebody who watches over the site may have to look into, in OWASP's words.
 *
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Logging_Vocabulary_Cheat_Sheet.html
 */
export type Happening =
  | 'authn_login_success'
  | 'authn_login_fail'
  | 'authn_password_change'
  | 'authn_token_revoked'
  | 'authz_fail'
  | 'authz_change'
  | 'authz_admin'
  | 'excess_rate_limit_exceeded'
  | 'input_validation_fail'
  | 'malicious_cors'
  | 'sys_startup'
  | 'sys_shutdown'
  | 'user_created'
  | 'user_deleted'
  | 'user_updated'

/** Ids and words of closed lists: never what somebody typed, an address, a cookie or a token. */
export type LogFields = Record<string, string | number | boolean | readonly string[] | undefined>

type Write = (level: 'debug' | 'info' | 'warn' | 'error', fields: LogFields) => void

const shared = globalThis as { obelus?: { log?: Write } }

/** Has everything that is noted in this process written by this. One per process, for Next's bundles and the server. */
export function writeLogWith(write: Write): void {
  shared.obelus ??= {}
  shared.obelus.log = write
}

/** Writes a line; nothing where no log is kept, as in scripts and tests. */
export function write(level: Parameters<Write>[0], fields: LogFields): void {
  shared.obelus?.log?.(level, fields)
}

/** Notes what happened, with the request in which it did and who asked. */
export function note(event: Happening, fields: LogFields = {}): void {
  const { requestId, traceId, actor } = currentExchange() ?? {}
  write('warn', { event, requestId, traceId, actor, ...fields })
}

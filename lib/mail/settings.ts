import 'server-only'
import { env } from '@/lib/env'

/** How this site sends mail; null where it sends none. */
export function mailSettings(): { smtpUrl: string; from: string } | null {
  const { SMTP_URL, MAIL_FROM } = env()
  return SMTP_URL && MAIL_FROM ? { smtpUrl: SMTP_URL, from: MAIL_FROM } : null
}

export function isMailing(): boolean {
  return mailSettings() !== null
}

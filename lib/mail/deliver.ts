import 'server-only'
import { createTransport } from 'nodemailer'
import { env } from '@/lib/env'
import type { Letter } from '@/lib/mail/letter'
import { mailSettings } from '@/lib/mail/settings'

/** `later`: worth another try. `refused`: the mail server will never take it. */
export type Delivery = { outcome: 'sent' } | { outcome: 'later' | 'refused'; problem: string }

type Post = Letter & {
  to: string
  /** The part before the @ of the Message-ID: the same for the same mail, so that one sent twice is one. */
  name: string
  /** Where a mail program stops it by itself; left out for what one cannot do without. */
  stopAtOnce?: string
}

const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 15_000 }

/** Hands one mail to the mail server; what goes wrong there is an answer, not an error. */
export async function deliver({ to, name, stopAtOnce, ...letter }: Post): Promise<Delivery> {
  const settings = mailSettings()
  if (!settings) return { outcome: 'later', problem: 'This site sends no e-mail.' }
  const { hostname } = new URL(env().OBELUS_URL)
  const transport = createTransport(
    { url: settings.smtpUrl, ...patience, disableFileAccess: true, disableUrlAccess: true },
    { from: settings.from },
  )
  try {
    await transport.sendMail({
      ...letter,
      to: { name: '', address: to },
      messageId: `<${name}@${hostname}>`,
      headers: {
        'Auto-Submitted': 'auto-generated',
        ...(stopAtOnce
          ? {
              'List-Id': `<notifications.${hostname}>`,
              'List-Unsubscribe': `<${stopAtOnce}>`,
              'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
            }
          : {}),
      },
    })
    return { outcome: 'sent' }
  } catch (error) {
    return failure(error as { responseCode?: number; response?: string; code?: string })
  } finally {
    transport.close()
  }
}

// RFC 5321 §4.2.1: a 5yz answer is final. Signing in that fails is the site's mistake, and may be mended.
function failure({
  responseCode,
  response,
  code,
}: {
  responseCode?: number
  response?: string
  code?: string
}): Delivery {
  const isFinal = responseCode !== undefined && responseCode >= 500 && code !== 'EAUTH'
  return { outcome: isFinal ? 'refused' : 'later', problem: (response ?? code ?? 'no answer').slice(0, 300) }
}

import { type NotificationKind, notificationKinds } from '@/lib/notification/kinds'
import { deedOf, type Told } from '@/lib/notification/told'

/** What a mail says, before it is given to a mail server. */
export type Letter = { subject: string; text: string; html: string }

/** Whole addresses for the links of a mail. */
export type Links = { siteName: string; settings: string; stop: string; absolute: (path: string) => string }

/** How many things a daily mail tells; the rest are counted and stand in the list. */
export const digestLimit = 50

/** The mail that tells of one thing at once. */
export function letterOf(told: Told, links: Links): Letter {
  const { who, did } = deedOf(told)
  const why = `You get this mail because of your choice for “${labels[told.kind]}”.`
  return {
    subject: [`${who} ${did}`, told.article].filter(Boolean).join(' · '),
    ...pageOf([told], links, { title: null, rest: 0, more: null, why, stop: 'Stop mails of this kind' }),
  }
}

/** The daily mail: everything that waited, in the order in which it happened. */
export function digestOf(list: Told[], links: Links & { all: string }): Letter {
  const shown = list.slice(0, digestLimit)
  const things = list.length === 1 ? 'One thing is new for you' : `${list.length} things are new for you`
  return {
    subject: `${things} on ${links.siteName}`,
    ...pageOf(shown, links, {
      title: `${things} on ${links.siteName}.`,
      rest: list.length - shown.length,
      more: links.all,
      why: 'You get this mail once a day, when something has happened.',
      stop: 'Stop the daily mail',
    }),
  }
}

const labels = Object.fromEntries(notificationKinds.map(({ name, label }) => [name, label])) as Record<
  NotificationKind,
  string
>

type Frame = { title: string | null; rest: number; more: string | null; why: string; stop: string }

function pageOf(list: Told[], links: Links, frame: Frame): Pick<Letter, 'text' | 'html'> {
  const more =
    frame.more && (frame.rest > 0 ? `And ${frame.rest} more in your list` : 'See them all in your list')
  const text = [
    frame.title,
    ...list.map((told) => plainItem(told, links)),
    more && `${more}:\n${frame.more}`,
    `--\n${frame.why}\n${frame.stop}: ${links.stop}\nHow you are told: ${links.settings}`,
  ]
  const html = [
    frame.title && `<p style="margin:0 0 20px">${escapeHtml(frame.title)}</p>`,
    ...list.map((told) => htmlItem(told, links)),
    more && `<p style="margin:0 0 20px">${link(frame.more ?? '', more)}</p>`,
    `<p class="quiet" style="margin:32px 0 0;padding-top:14px;font-size:13px">${escapeHtml(frame.why)}<br>` +
      `${link(links.stop, frame.stop)} · ${link(links.settings, 'How you are told')}</p>`,
  ]
  return {
    text: `${text.filter(Boolean).join('\n\n')}\n`,
    html: documentOf(links.siteName, html.filter(Boolean).join('\n')),
  }
}

function plainItem(told: Told, { absolute }: Links): string {
  const { who, did } = deedOf(told)
  const head = `${who} ${did}${told.article ? ` in “${told.article}”` : ''}${told.words ? ':' : '.'}`
  const parts = [head, told.words && `> ${told.words}`, told.reason, told.href && absolute(told.href)]
  return parts.filter(Boolean).join('\n')
}

function htmlItem(told: Told, { absolute }: Links): string {
  const { who, did } = deedOf(told)
  const where = told.article ? `<br><span class="quiet">in ${escapeHtml(told.article)}</span>` : ''
  const words =
    told.words &&
    `<blockquote class="words" dir="auto" style="margin:10px 0;padding:2px 0 2px 14px;font-family:Georgia,serif;font-size:17px">${escapeHtml(told.words)}</blockquote>`
  const reason = told.reason && `<p style="margin:0 0 10px">${escapeHtml(told.reason)}</p>`
  const open = told.href && `<p style="margin:0">${link(absolute(told.href), openWords[told.kind])}</p>`
  return (
    `<div style="margin:0 0 26px"><p style="margin:0"><b>${escapeHtml(who)}</b> ${escapeHtml(did)}${where}</p>` +
    `${words || ''}${reason || ''}${open || ''}</div>`
  )
}

const openWords: Record<NotificationKind, string> = {
  mention: 'Open the comment',
  reply: 'Open the comment',
  comment: 'Open the comment',
  changes: 'Open your check',
  decision: 'Open your check',
  standing: 'See what it is about',
  schedule: 'See why',
  drift: 'Open the check',
  check: 'Open the check',
  revision: 'See what changed',
}

export function link(href: string, words: string): string {
  return `<a href="${escapeHtml(href)}">${escapeHtml(words)}</a>`
}

// Simple enough for every mail program: no pictures, nothing loaded, colours of both schemes.
export function documentOf(siteName: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(siteName)}</title><style>
:root{color-scheme:light dark}
body{margin:0;background:#fcfbf8;color:#1d1b18}a{color:#7b1e2b}.quiet{color:#6b665d}.quiet a{color:inherit}
.words{border-left:3px solid #d8d1c4}p.quiet{border-top:1px solid #e7e2d8}
@media (prefers-color-scheme:dark){body{background:#151412;color:#eae6de}a{color:#e08a94}.quiet{color:#a19b90}
.words{border-left-color:#4a463f}p.quiet{border-top-color:#34312c}}
</style></head>
<body style="font:15px/1.55 -apple-system,'Segoe UI',Helvetica,Arial,sans-serif">
<div style="max-width:560px;margin:0 auto;padding:28px 20px 36px;overflow-wrap:anywhere">
<p style="margin:0 0 24px;font-family:Georgia,serif;font-size:19px;font-weight:bold">† ${escapeHtml(siteName)}</p>
${body}
</div></body></html>
`
}

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign)
}

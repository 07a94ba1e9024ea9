import 'server-only'
import { jsonOf } from '@/lib/export/json'
import { markdownOf } from '@/lib/export/markdown'
import { findExport } from '@/lib/export/queries'
import type { ExportSource } from '@/lib/export/shape'
import { streamOf } from '@/lib/export/stream'
import { answerRead } from '@/lib/http'
import type { Viewer } from '@/lib/policy'
import { routes } from '@/lib/routes'
import { siteName, siteUrl } from '@/lib/site'

const forms = {
  json: { write: jsonOf, type: 'application/json', ending: 'json' },
  markdown: { write: markdownOf, type: 'text/markdown; charset=utf-8', ending: 'md' },
} as const

export type ExportForm = keyof typeof forms

/** Sends someone what is theirs as a file, while it is read; whoever is signed out goes to sign in. */
export async function answerExport(viewer: Viewer | null, form: ExportForm): Promise<Response> {
  return answerRead(async () => {
    const url = siteUrl()
    const source = url ? await findExport(viewer, { name: siteName, url }) : null
    if (source) return send(source, form)
    return new Response(null, {
      status: 303,
      headers: { Location: routes.signIn(routes.exportMine()), 'Cache-Control': 'no-store' },
    })
  })
}

function send(source: ExportSource, form: ExportForm): Response {
  const { write, type, ending } = forms[form]
  const { account, exportedAt } = source.head
  // A handle is letters, digits and hyphens: nothing in the name has to be quoted.
  const name = `obelus-${account.handle}-${exportedAt.slice(0, 10)}.${ending}`
  return new Response(streamOf(write(source)), {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}

import 'server-only'
import { streamOf } from '@/lib/export/stream'
import { answerRead, notFoundAnswer } from '@/lib/http'
import { csvOf, jsonOf, mostInFile } from '@/lib/record/file'
import { filterQuery, readEntryId, readRecordFilter } from '@/lib/record/filter'
import { findRecordHead, readRecordFile } from '@/lib/record/queries'
import { routes } from '@/lib/routes'
import { siteUrl } from '@/lib/site'

const forms = {
  csv: { write: csvOf, type: 'text/csv; charset=utf-8' },
  json: { write: jsonOf, type: 'application/json' },
} as const

export type FileForm = keyof typeof forms

const batchSize = 1_000

/** Sends the entries that an address asks for as a file, while they are read; the `Link` leads to the next file. */
export async function answerRecordFile(request: Request, form: FileForm): Promise<Response> {
  return answerRead(async () => {
    const site = siteUrl()
    if (!site) return notFoundAnswer()
    const params = Object.fromEntries(new URL(request.url).searchParams)
    const [filter, before] = [readRecordFilter(params), readEntryId(params.before)]
    const head = await findRecordHead()
    const { last, batches } = await readRecordFile(filter, before, { most: mostInFile, size: batchSize })
    const next = last && new URL(routes.recordFile(form, { ...filterQuery(filter), before: last }), site).href
    const exportedAt = new Date().toISOString()
    const { write, type } = forms[form]
    return new Response(streamOf(write({ site, exportedAt, filter, head, next }, batches)), {
      headers: {
        'Content-Type': type,
        'Content-Disposition': `attachment; filename="${fileName(exportedAt, before)}.${form}"`,
        'Cache-Control': 'no-store',
        'X-Content-Type-Options': 'nosniff',
        'X-Robots-Tag': 'noindex',
        ...(next ? { Link: `<${next}>; rel="next"` } : {}),
      },
    })
  })
}

function fileName(exportedAt: string, before: string | null): string {
  return `obelus-record-${exportedAt.slice(0, 10)}${before ? `-before-${before}` : ''}`
}

import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { Told, ToldReason } from '@/components/record/told'
import { Column, PageTitle } from '@/components/ui/column'
import { exactTime } from '@/lib/dates'
import { kindLabels } from '@/lib/event/record-words'
import { readEntryId } from '@/lib/record/filter'
import { findRecordEntry } from '@/lib/record/queries'
import { sentenceOf } from '@/lib/record/words'
import { routes } from '@/lib/routes'

const find = cache(async (id: string) => (readEntryId(id) ? findRecordEntry(id) : null))

export async function generateMetadata({ params }: PageProps<'/record/[id]'>): Promise<Metadata> {
  const { id } = await params
  const entry = await find(id)
  if (!entry) return { title: 'Not found', robots: { index: false } }
  return {
    title: `${kindLabels[entry.kind] ?? 'Entry'} · entry ${id} of the record`,
    description: sentenceOf(entry),
    alternates: { canonical: routes.recordEvent(id) },
  }
}

export default async function RecordEntryPage({ params }: PageProps<'/record/[id]'>) {
  const entry = await find((await params).id)
  if (!entry) notFound()
  return (
    <Column>
      <article className="grid gap-6">
        <div className="grid gap-2">
          <p className="text-sm text-muted">
            <time dateTime={entry.at}>{exactTime(entry.at)}</time>
          </p>
          <PageTitle>Entry {entry.id} of the public record</PageTitle>
        </div>
        <div className="grid gap-2 text-lg">
          <Told entry={entry} />
          <ToldReason entry={entry} />
        </div>
        <p className="text-sm text-soft">
          Its hash, with which <code>{entry.id}</code> stands in the chain of the log:{' '}
          <code className="text-[0.8125rem] break-all text-ink">{entry.hash}</code>
        </p>
        <p>
          <a href={routes.recordAround(entry.id)} className="underline underline-offset-4">
            Read it among the others
          </a>
        </p>
      </article>
    </Column>
  )
}

import type { Metadata } from 'next'
import { headers } from 'next/headers'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { VerdictHeadline } from '@/components/fact-check/verdict-headline'
import { ReportOnPage } from '@/components/flag/report-on-page'
import { Column, PageTitle } from '@/components/ui/column'
import { findPublicCheck } from '@/lib/fact-check/queries'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Report a fact-check', robots: { index: false } }
export const dynamic = 'force-dynamic'

export default async function ReportCheckPage({ params }: PageProps<'/fact-checks/[id]/report'>) {
  const check = await findPublicCheck((await params).id)
  if (!check) notFound()
  const isSent = (await headers()).get('content-type')?.startsWith('multipart/form-data') ?? false
  return (
    <Column>
      <div className="grid gap-6">
        <p className="text-sm text-muted">
          <Link href={routes.factCheck(check.id)} className="underline-offset-4 hover:underline">
            Back to the fact-check
          </Link>
        </p>
        <PageTitle>{check.judgement.claim}</PageTitle>
        <VerdictHeadline judgement={check.judgement} isStruck={check.isRetracted} />
        <ReportOnPage
          name={check.author.name}
          target="fact-check"
          id={check.id}
          here={routes.reportCheck(check.id)}
          isSent={isSent}
        />
      </div>
    </Column>
  )
}

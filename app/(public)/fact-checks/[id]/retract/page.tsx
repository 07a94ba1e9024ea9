import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound, redirect } from 'next/navigation'
import { VerdictHeadline } from '@/components/fact-check/verdict-headline'
import { RetractForm } from '@/components/retraction/retract-form'
import { Retracted } from '@/components/retraction/retracted'
import { Column, PageTitle } from '@/components/ui/column'
import { Notice } from '@/components/ui/notice'
import { getViewer } from '@/lib/auth/session'
import { findCheck, findPublicCheck } from '@/lib/fact-check/queries'
import { can } from '@/lib/policy'
import { ownRetractionReasons, retractionReasons } from '@/lib/retraction/input'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Retract a fact-check', robots: { index: false } }
export const dynamic = 'force-dynamic'

export default async function RetractCheckPage({ params }: PageProps<'/fact-checks/[id]/retract'>) {
  const { id } = await params
  const viewer = await getViewer()
  if (!viewer) redirect(routes.signIn(routes.retractCheck(id)))
  const check = await findCheck(viewer, id)
  const isReviewer = can(viewer, 'review.read')
  const may = check && can(viewer, 'fact-check.retract', check)
  if (!check || check.publishedVersion === null || !(may || isReviewer)) notFound()
  const published = await findPublicCheck(check.id)
  if (!published) notFound()
  const { judgement } = published
  const isOwn = check.authorId === viewer.id
  return (
    <Column>
      <div className="grid gap-6">
        <p className="text-sm text-muted">
          <Link href={routes.factCheck(check.id)} className="underline-offset-4 hover:underline">
            Back to the fact-check
          </Link>
        </p>
        <PageTitle>Retract “{judgement.claim}”</PageTitle>
        <VerdictHeadline judgement={judgement} isStruck={check.state === 'retracted'} />
        {check.state === 'retracted' ? (
          <Retracted retraction={check.retraction} />
        ) : may ? (
          <RetractForm
            id={check.id}
            version={check.publishedVersion}
            reasons={isOwn ? ownRetractionReasons : retractionReasons}
          />
        ) : (
          <Notice>You edited the article that this stands in. A colleague must decide it.</Notice>
        )}
      </div>
    </Column>
  )
}

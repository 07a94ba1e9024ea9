import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound, redirect } from 'next/navigation'
import { QuotedText } from '@/components/annotation/quoted-text'
import { EditCheck } from '@/components/fact-check/edit-check'
import { History } from '@/components/fact-check/history'
import { JudgementView } from '@/components/fact-check/judgement-view'
import { NewerVersion } from '@/components/fact-check/newer-version'
import { OwnState } from '@/components/fact-check/own-state'
import { Column, PageTitle, SectionTitle } from '@/components/ui/column'
import { findPlaceInQueue } from '@/lib/account/queries'
import { getViewer } from '@/lib/auth/session'
import { findDraftOfCheck } from '@/lib/draft/queries'
import { checkChoices } from '@/lib/fact-check/choices'
import { valuesOf } from '@/lib/fact-check/form-values'
import { actionsFor, editOf } from '@/lib/fact-check/life'
import { findCheck } from '@/lib/fact-check/queries'
import { type Check, latestOf } from '@/lib/fact-check/shape'
import { can } from '@/lib/policy'
import { findRecordNames } from '@/lib/record/queries'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Your check', robots: { index: false } }

export default async function OwnCheckPage({ params }: PageProps<'/mine/checks/[id]'>) {
  const { id } = await params
  const viewer = await getViewer()
  if (!viewer) redirect(routes.signIn(routes.editFactCheck(id)))
  const check = await findCheck(viewer, id)
  if (!check || !can(viewer, 'fact-check.edit', check)) notFound()
  const place = check.state === 'submitted' ? await findPlaceInQueue(check.id) : null
  const names = await findRecordNames()
  const { place: where } = check
  const latest = latestOf(check)
  const isDue = check.state === 'changes-requested' || check.state === 'rejected' || check.state === 'draft'
  return (
    <Column>
      <div className="grid gap-8">
        <div className="grid gap-2">
          <p className="text-sm text-muted">
            <Link href={routes.mine()} className="underline-offset-4 hover:underline">
              What you wrote
            </Link>{' '}
            ·{' '}
            <Link
              href={routes.articleParagraph(where.slug, where.paragraphId)}
              className="underline-offset-4 hover:underline"
            >
              {where.title} · ¶ {where.number}
            </Link>
          </p>
          <PageTitle>{latest.claim}</PageTitle>
        </div>
        <OwnState check={check} place={place} names={names} />
        <section className="grid gap-3">
          <SectionTitle>What happened so far</SectionTitle>
          <History steps={check.steps} names={names} />
        </section>
        <QuotedText {...where} verdict={latest.verdict} lang={where.language} />
        {!isDue && <JudgementView judgement={latest} />}
        {actionsFor(check, 'author').includes(editOf(check)) && (
          <EditCheck
            id={check.id}
            viewerId={viewer.id}
            draft={await findDraftOfCheck(viewer, check.id)}
            freshId={randomUUID()}
            version={check.version}
            initial={{ ...valuesOf(latest), ...(check.isPublic ? noteOf(check) : {}) }}
            isCorrection={check.isPublic}
            choices={checkChoices}
            submitLabel={check.isPublic ? 'Submit the correction' : 'Submit again'}
            isDue={isDue}
            back={{ href: routes.mine(), label: 'What you wrote' }}
            newer={<NewerVersion judgement={latest} />}
          />
        )}
      </div>
    </Column>
  )
}

/** The note of a correction that is edited further; a new one begins without. */
function noteOf(check: Check) {
  const isCorrection = check.version !== check.publishedVersion
  return { correctionNote: (isCorrection && latestOf(check).correctionNote) || '' }
}

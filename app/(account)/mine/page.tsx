import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { OwnChecks } from '@/components/account/own-checks'
import { OwnComments } from '@/components/account/own-comments'
import { OwnDrafts } from '@/components/account/own-drafts'
import { Column, PageTitle } from '@/components/ui/column'
import { listOwnChecks, listOwnComments, ownWorkLimit } from '@/lib/account/queries'
import { getViewer } from '@/lib/auth/session'
import { listDrafts } from '@/lib/draft/queries'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Mine', robots: { index: false } }

// Nothing in its address says that this page differs from person to person.
export const dynamic = 'force-dynamic'

export default async function MinePage() {
  const viewer = await getViewer()
  if (!viewer) redirect(routes.signIn(routes.mine()))
  const [drafts, checks, comments] = await Promise.all([
    listDrafts(viewer),
    listOwnChecks(viewer),
    listOwnComments(viewer),
  ])
  const isCut = checks.length === ownWorkLimit || comments.length === ownWorkLimit
  return (
    <Column>
      <div className="grid gap-8">
        <PageTitle>What you wrote</PageTitle>
        <OwnDrafts drafts={drafts} />
        <OwnChecks checks={checks} />
        <OwnComments comments={comments} />
        {isCut && <p className="text-sm text-muted">The newest {ownWorkLimit} of each are listed.</p>}
      </div>
    </Column>
  )
}

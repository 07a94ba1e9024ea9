import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { OwnDrafts } from '@/components/account/own-drafts'
import { PartBrief, PartWhole } from '@/components/account/own-part'
import { OwnReuses } from '@/components/account/own-reuses'
import type { PartPage } from '@/components/account/part-list'
import { PartNav } from '@/components/account/part-nav'
import { buttonClass } from '@/components/ui/button'
import { Column, PageTitle } from '@/components/ui/column'
import { type OwnPart, ownPartFrom, ownParts } from '@/lib/account/own-parts'
import { countOwnWork, listOwnChecks, listOwnComments } from '@/lib/account/queries'
import { getViewer } from '@/lib/auth/session'
import { listOwnReuses } from '@/lib/claim/queries'
import { listDrafts } from '@/lib/draft/queries'
import { type PageKey, readPageKey } from '@/lib/page-key'
import type { Viewer } from '@/lib/policy'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Mine', robots: { index: false } }

// Nothing in its address says that this page differs from person to person.
export const dynamic = 'force-dynamic'

const size = { brief: 5, whole: 30 }

export default async function MinePage({ searchParams }: PageProps<'/mine'>) {
  const viewer = await getViewer()
  if (!viewer) redirect(routes.signIn(routes.mine()))
  const asked = await searchParams
  const part = ownPartFrom(asked.part)
  const after = readPageKey(asked.after)
  const [counts, drafts, reuses] = await Promise.all([
    countOwnWork(viewer),
    listDrafts(viewer),
    part === null ? listOwnReuses(viewer) : [],
  ])
  return (
    <Column>
      <div className="grid gap-7">
        <header className="grid gap-3">
          <PageTitle>What you wrote</PageTitle>
          <p className="flex flex-wrap gap-x-5 text-sm">
            <HeadLink href={routes.person(viewer.handle)}>Your public profile</HeadLink>
            <HeadLink href={routes.exportMine()}>Take it with you</HeadLink>
          </p>
        </header>
        <PartNav chosen={part} counts={{ ...counts, drafts: counts.drafts + drafts.length }} />
        {(part === null || part === 'drafts') && <OwnDrafts drafts={drafts} />}
        {part ? (
          <PartWhole
            page={await readPart(viewer, part, after, size.whole)}
            isFirst={after === null}
            isAlone={part !== 'drafts' || drafts.length === 0}
          />
        ) : (
          <Overview viewer={viewer} counts={counts} isAlone={drafts.length + reuses.length === 0} />
        )}
        <OwnReuses reuses={reuses} />
      </div>
    </Column>
  )
}

/** `isAlone`: nothing is being written above it. */
type OverviewProps = { viewer: Viewer; counts: Record<OwnPart, number>; isAlone: boolean }

async function Overview({ viewer, counts, isAlone }: OverviewProps) {
  const filled = ownParts.filter((part) => counts[part] > 0)
  if (filled.length === 0 && isAlone) return <NothingYet />
  const pages = await Promise.all(filled.map((part) => readPart(viewer, part, null, size.brief)))
  return pages.map((page) => <PartBrief key={page.part} page={page} count={counts[page.part]} />)
}

async function readPart(
  viewer: Viewer,
  part: OwnPart,
  after: PageKey | null,
  most: number,
): Promise<PartPage> {
  if (part === 'comments') return { part, ...(await listOwnComments(viewer, after, most)) }
  return { part, ...(await listOwnChecks(viewer, part, after, most)) }
}

function NothingYet() {
  return (
    <div className="grid justify-items-start gap-3">
      <p className="text-soft">
        You have not written anything yet. Open an article, choose a paragraph or select words in it, and
        check what they claim, or comment.
      </p>
      <Link href={routes.home()} className={buttonClass()}>
        To the articles
      </Link>
    </div>
  )
}

function HeadLink({ href, children }: { href: string; children: string }) {
  return (
    <Link
      href={href}
      className="inline-flex min-h-11 items-center text-soft underline decoration-rule underline-offset-4 hover:decoration-ink sm:min-h-0"
    >
      {children}
    </Link>
  )
}

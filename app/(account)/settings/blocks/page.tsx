import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SettingsFrame } from '@/components/account/settings-frame'
import { BlockList } from '@/components/block/block-list'
import { getViewer } from '@/lib/auth/session'
import { listBlocks } from '@/lib/block/queries'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'People you blocked', robots: { index: false } }

// Nothing in its address says that this page differs from person to person.
export const dynamic = 'force-dynamic'

export default async function BlocksPage() {
  const viewer = await getViewer()
  if (!viewer) redirect(routes.signIn(routes.blocks()))
  const people = await listBlocks(viewer)
  return (
    <SettingsFrame title="People you blocked" here={routes.blocks()}>
      <p className="text-soft">
        They cannot reply to you, mention you or mark your comments, and what they write is folded away on
        your pages. They see no list of who blocked them; when they try one of these, they are told. You are
        not told of what they write.
      </p>
      <BlockList people={people} />
    </SettingsFrame>
  )
}

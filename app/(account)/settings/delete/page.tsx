import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { DeleteForm } from '@/components/account/delete-form'
import { SettingsFrame } from '@/components/account/settings-frame'
import { OnceConfirmed } from '@/components/linked-account/once-confirmed'
import { Section } from '@/components/ui/column'
import { getSession } from '@/lib/auth/session'
import { findWaysToConfirm } from '@/lib/linked-account/queries'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Delete your account', robots: { index: false } }

// Nothing in its address says that this page differs from person to person.
export const dynamic = 'force-dynamic'

const goes = [
  'your name, handle, e-mail address and password, and links to accounts at other sites',
  'drafts, and checks that wait for a moderator: those are taken back',
  'notifications, mails that wait, and how you are told',
  'whom and what you follow, whom you blocked, what you marked as helpful',
  'every sign-in and every browser you used',
]

const stays = [
  'published fact-checks, with all their versions',
  'comments: others have answered them. Delete those that should not stay before you go',
  'what moderators decided, on the public record',
]

export default async function DeletePage() {
  const session = await getSession()
  if (!session) redirect(routes.signIn(routes.leave()))
  const ways = await findWaysToConfirm(session)
  return (
    <SettingsFrame title="Delete your account" here={routes.leave()}>
      <p className="text-soft">
        It goes 24 hours after you ask. Until then, signing in keeps it. Afterwards nobody can bring it back.
      </p>
      <Section title="What goes">
        <Things things={goes} />
      </Section>
      <Section title="What stays, signed “Former member”">
        <Things things={stays} />
      </Section>
      <p className="text-sm text-muted">
        You may want to{' '}
        <a href={routes.exportMine()} className="text-ink underline underline-offset-4">
          take what you wrote with you
        </a>{' '}
        first.
      </p>
      <OnceConfirmed ways={ways} here={routes.leave()}>
        <DeleteForm ways={ways} />
      </OnceConfirmed>
    </SettingsFrame>
  )
}

function Things({ things }: { things: string[] }) {
  return (
    <ul className="list-disc space-y-1 pl-5">
      {things.map((thing) => (
        <li key={thing}>{thing}</li>
      ))}
    </ul>
  )
}

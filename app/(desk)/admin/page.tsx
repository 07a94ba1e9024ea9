import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AdminFrame } from '@/components/admin/admin-frame'
import { findOverview } from '@/lib/admin/queries'
import { getDeskViewer } from '@/lib/auth/desk'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Admin', robots: { index: false } }
export const dynamic = 'force-dynamic'

export default async function AdminPage() {
  const viewer = await getDeskViewer(routes.admin())
  const overview = await findOverview(viewer)
  if (!overview) notFound()
  const { people, admins, sanctions, rules, templates } = overview
  const rows = [
    {
      href: routes.adminPeople(),
      name: 'People',
      words: `${people} accounts, ${admins} of them admins. ${sanctions} sanctions in force.`,
    },
    {
      href: routes.adminSettings(),
      name: 'Settings',
      words: 'What is held, what is overdue, whose names the record shows.',
    },
    {
      href: routes.adminWords(),
      name: 'Word rules',
      words: `${rules} in force: banned words refuse a comment, suspect ones let it wait.`,
    },
    {
      href: routes.adminTemplates(),
      name: 'Templates',
      words: `${templates} texts that moderators can begin a reason with.`,
    },
    { href: routes.adminArticles(), name: 'Articles', words: 'What may be written on each.' },
  ]
  return (
    <AdminFrame viewer={viewer} title="Admin" here={routes.admin()}>
      <ul className="divide-y divide-rule rounded-xl border border-rule bg-panel">
        {rows.map(({ href, name, words }) => (
          <li key={href} className="grid gap-0.5 px-5 py-4">
            <a href={href} className="justify-self-start font-semibold underline-offset-4 hover:underline">
              {name}
            </a>
            <p className="text-sm text-muted">{words}</p>
          </li>
        ))}
      </ul>
      <p className="text-sm text-muted">
        Everything done here is in the public record or in the log, with who did it. How to look after the
        installation itself stands in docs/operating.md.
      </p>
    </AdminFrame>
  )
}

import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { v4 as newKey } from 'uuid'
import { AdminFrame } from '@/components/admin/admin-frame'
import { PersonRecord } from '@/components/admin/person-record'
import { PersonSessions } from '@/components/admin/person-sessions'
import { RoleForm } from '@/components/admin/role-form'
import { IssueForm } from '@/components/sanction/issue-form'
import { SanctionHistory } from '@/components/sanction/sanction-history'
import { Section } from '@/components/ui/column'
import { findPersonFile } from '@/lib/admin/queries'
import { getDeskViewer } from '@/lib/auth/desk'
import { can } from '@/lib/policy'
import { routes } from '@/lib/routes'
import { sanctionKinds } from '@/lib/sanction/kinds'
import { listSanctionsOf } from '@/lib/sanction/queries'

export const metadata: Metadata = { title: 'A person', robots: { index: false } }

export default async function PersonFilePage({ params }: PageProps<'/admin/people/[handle]'>) {
  const { handle } = await params
  const viewer = await getDeskViewer(routes.adminPerson(handle))
  const file = await findPersonFile(viewer, handle)
  if (!file) notFound()
  const sanctions = await listSanctionsOf(viewer, file.id)
  const issuable = sanctionKinds.filter((kind) => can(viewer, 'sanction.issue', file, { kind, days: 1 }))
  return (
    <AdminFrame viewer={viewer} title={file.name} here={routes.adminPeople()}>
      <p className="text-soft">
        <a href={routes.person(handle)} className="underline underline-offset-4">
          @{handle}
        </a>{' '}
        · {file.role}
        {file.email && ` · ${file.email}`}
      </p>
      <Section title="Sanctions">
        <SanctionHistory sanctions={sanctions} viewer={viewer} person={file} />
        {issuable.length > 0 ? (
          <IssueForm
            personId={file.id}
            name={file.name}
            kinds={issuable}
            isAdmin={can(viewer, 'person.administer')}
            firstKey={newKey()}
          />
        ) : (
          <p className="text-sm text-muted">
            {viewer.id === file.id
              ? 'This is you: nobody decides about themselves.'
              : 'Only an admin decides about moderators and admins.'}
          </p>
        )}
      </Section>
      {can(viewer, 'person.set-role', file) && (
        <Section title="Role">
          <RoleForm personId={file.id} role={file.role} />
        </Section>
      )}
      <PersonRecord file={file} />
      {can(viewer, 'person.end-sessions') && <PersonSessions file={file} />}
    </AdminFrame>
  )
}

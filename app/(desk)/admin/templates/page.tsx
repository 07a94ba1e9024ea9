import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AdminFrame } from '@/components/admin/admin-frame'
import { TemplateForm } from '@/components/admin/template-form'
import { Section } from '@/components/ui/column'
import { getDeskViewer } from '@/lib/auth/desk'
import { can } from '@/lib/policy'
import { routes } from '@/lib/routes'
import { placeholders } from '@/lib/template/input'
import { listTemplates } from '@/lib/template/queries'

export const metadata: Metadata = { title: 'Templates', robots: { index: false } }
export const dynamic = 'force-dynamic'

export default async function TemplatesPage() {
  const viewer = await getDeskViewer(routes.adminTemplates())
  if (!can(viewer, 'site.administer')) notFound()
  const templates = await listTemplates(viewer)
  return (
    <AdminFrame viewer={viewer} title="Templates" here={routes.adminTemplates()}>
      <p className="text-soft">
        Words that moderators can begin a reason with. Filled in where they are used:{' '}
        {placeholders.map(({ name, meaning }, index) => (
          <span key={name}>
            {index > 0 && '; '}
            <code>{`{${name}}`}</code> {meaning}
          </span>
        ))}
        .
      </p>
      <Section title="A new template">
        <TemplateForm />
      </Section>
      {templates.length > 0 && (
        <Section title="In use">
          {templates.map((template) => (
            <details key={template.id} className="rounded-xl border border-rule bg-panel px-4 py-3">
              <summary className="min-h-9 cursor-pointer">
                <b className="font-semibold">{template.title}</b>{' '}
                <span className="text-sm text-muted">
                  {template.kind} · {template.decision}
                </span>
              </summary>
              <div className="mt-3">
                <TemplateForm key={template.updatedAt} template={template} />
              </div>
            </details>
          ))}
        </Section>
      )}
    </AdminFrame>
  )
}

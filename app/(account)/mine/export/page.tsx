import { Download } from 'lucide-react'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SettingsFrame } from '@/components/account/settings-frame'
import { buttonClass } from '@/components/ui/button'
import { getViewer } from '@/lib/auth/session'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Take it with you', robots: { index: false } }
export const dynamic = 'force-dynamic'

const files = [
  {
    form: 'json',
    label: 'Download JSON',
    words:
      'Everything, for other programs: drafts, every version of your checks with evidence and decisions, every version of your comments, what you reported, follow, block and chose, and what this site knows of your account. Your password is not in it.',
  },
  {
    form: 'markdown',
    label: 'Download Markdown',
    words: 'What you wrote, to read: drafts, checks and comments, each with where it stands.',
  },
] as const

export default async function ExportPage() {
  const viewer = await getViewer()
  if (!viewer) redirect(routes.signIn(routes.exportMine()))
  return (
    <SettingsFrame title="Take it with you" here={routes.exportMine()}>
      <p className="text-soft">
        What you wrote here is yours. The files are made as you download them and kept nowhere.
      </p>
      {files.map(({ form, label, words }) => (
        <section key={form} className="grid justify-items-start gap-3 border-t border-rule pt-5">
          <p id={`about-${form}`}>{words}</p>
          <a
            href={routes.exportFile(form)}
            download
            aria-describedby={`about-${form}`}
            className={buttonClass('plain', 'min-h-11')}
          >
            <Download aria-hidden="true" className="size-4" />
            {label}
          </a>
        </section>
      ))}
    </SettingsFrame>
  )
}

import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AdminFrame } from '@/components/admin/admin-frame'
import { ModeForm } from '@/components/admin/mode-form'
import { listArticleModes } from '@/lib/admin/queries'
import { getDeskViewer } from '@/lib/auth/desk'
import { readPageKey } from '@/lib/page-key'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Articles', robots: { index: false } }

export default async function ArticleModesPage({ searchParams }: PageProps<'/admin/articles'>) {
  const { after } = await searchParams
  const viewer = await getDeskViewer(routes.adminArticles())
  const found = await listArticleModes(viewer, readPageKey(after))
  if (!found) notFound()
  return (
    <AdminFrame viewer={viewer} title="Articles" here={routes.adminArticles()}>
      <p className="text-soft">
        What may be written on each from now on. What is there already stays as it is.
      </p>
      <ul className="divide-y divide-rule rounded-xl border border-rule bg-panel">
        {found.articles.map(({ id, slug, title, mode }) => (
          <li key={id} className="grid gap-2 px-4 py-3.5 sm:grid-cols-[1fr_auto] sm:items-center">
            <a href={routes.article(slug)} className="underline-offset-4 hover:underline">
              {title}
            </a>
            <ModeForm key={mode} {...{ id, title, mode }} />
          </li>
        ))}
      </ul>
      {found.next && (
        <a href={routes.adminArticles(found.next)} className="underline underline-offset-4">
          Older ones
        </a>
      )}
    </AdminFrame>
  )
}

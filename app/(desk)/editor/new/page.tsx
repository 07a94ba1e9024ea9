import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { v4 as newId } from 'uuid'
import { BeginEmpty } from '@/components/editor/begin-empty'
import { EditorFrame, toArticles } from '@/components/editor/editor-frame'
import { FromAddress } from '@/components/editor/from-address'
import { NewArticle } from '@/components/editor/new-article'
import { Section } from '@/components/ui/column'
import { getDeskViewer } from '@/lib/auth/desk'
import { can } from '@/lib/policy'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'New article', robots: { index: false } }

export default async function NewArticlePage() {
  const viewer = await getDeskViewer(routes.editorNew())
  if (!can(viewer, 'article.import')) notFound()
  return (
    <EditorFrame title="New article" back={toArticles}>
      <NewArticle formKey={newId()} />
      <div className="grid gap-8 border-t border-rule pt-6">
        <Section title="Or read it where it stands">
          <FromAddress formKey={newId()} />
        </Section>
        <Section title="Or write it here">
          <BeginEmpty formKey={newId()} />
        </Section>
      </div>
    </EditorFrame>
  )
}

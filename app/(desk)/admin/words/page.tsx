import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AdminFrame } from '@/components/admin/admin-frame'
import { AddRule } from '@/components/moderation/add-rule'
import { RuleList } from '@/components/moderation/rule-list'
import { TryWords } from '@/components/moderation/try-words'
import { Section } from '@/components/ui/column'
import { getDeskViewer } from '@/lib/auth/desk'
import { listWordRules, tryWords } from '@/lib/moderation/queries'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Word rules', robots: { index: false } }

/** The most of a text that is tried, in UTF-16 units: it stands in the address. */
const mostTried = 1_500

export default async function WordsPage({ searchParams }: PageProps<'/admin/words'>) {
  const { test } = await searchParams
  const viewer = await getDeskViewer(routes.adminWords())
  const rules = await listWordRules(viewer)
  if (!rules) notFound()
  const text = typeof test === 'string' ? test.slice(0, mostTried) : ''
  return (
    <AdminFrame viewer={viewer} title="Word rules" here={routes.adminWords()}>
      <p className="text-soft">
        A banned word refuses a comment, and its author is shown the very words. A suspect word lets it wait
        for a moderator. Whole words count, in any case; a star stands for any letters: <code>scam*</code>{' '}
        also finds “scammer”. Comments of editors, moderators and admins are not filtered.
      </p>
      <Section title="Add a rule">
        <AddRule />
      </Section>
      <Section title="Try a text">
        <TryWords text={text} most={mostTried} tried={text ? tryWords(rules, text) : null} />
      </Section>
      <Section title="In force">
        <RuleList rules={rules} />
      </Section>
    </AdminFrame>
  )
}

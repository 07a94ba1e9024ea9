import type { Metadata } from 'next'
import { AppealBanForm } from '@/components/sanction/appeal-ban-form'
import { Column, PageTitle } from '@/components/ui/column'

export const metadata: Metadata = { title: 'Appeal against a ban', robots: { index: false } }

export default function AppealBanPage() {
  return (
    <Column width="narrow">
      <div className="grid gap-7">
        <PageTitle>Appeal against a ban</PageTitle>
        <p className="text-soft">
          You can appeal once. Your password says who you are; a moderator other than the one who decided
          reads your appeal and answers in words.
        </p>
        <AppealBanForm />
      </div>
    </Column>
  )
}

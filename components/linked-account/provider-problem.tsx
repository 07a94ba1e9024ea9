import { buttonClass } from '@/components/ui/button'
import { Column, PageTitle } from '@/components/ui/column'
import { Notice } from '@/components/ui/notice'
import { refusalWords } from '@/lib/refusal-words'
import type { Refusal } from '@/lib/result'
import { routes } from '@/lib/routes'

const known: readonly Refusal[] = ['provider-failed', 'too-often', 'unavailable']

/** Why somebody who came back from another site was not signed in. What the address says is only chosen from. */
export function ProviderProblem({ problem, isSignedIn }: { problem: string; isSignedIn: boolean }) {
  const refusal = known.find((one) => one === problem) ?? 'provider-failed'
  return (
    <Column width="narrow">
      <div className="grid justify-items-start gap-7">
        <PageTitle>This did not work</PageTitle>
        <Notice look="problem">{refusalWords(refusal)}</Notice>
        <a
          href={isSignedIn ? routes.linkedAccounts() : routes.signIn()}
          className={buttonClass('plain', 'min-h-11')}
        >
          {isSignedIn ? 'Back to your linked accounts' : 'Back to signing in'}
        </a>
      </div>
    </Column>
  )
}

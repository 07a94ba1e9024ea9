'use client'

import { ReuseCheck } from '@/components/claim/reuse-check'
import { VerdictBadge } from '@/components/fact-check/verdict'
import type { SimilarClaim } from '@/lib/claim/similar'
import { routes } from '@/lib/routes'

/** Claims like the one being written that were checked already, here and elsewhere, and a way to let such a check stand here. */
export function SimilarClaims({ claims }: { claims: SimilarClaim[] }) {
  return (
    <>
      <p role="status" className="sr-only">
        {claims.length > 0 &&
          `${claims.length === 1 ? 'A similar claim was' : `${claims.length} similar claims were`} checked already. They are listed below the claim.`}
      </p>
      {claims.length > 0 && (
        <section aria-labelledby="similar-claims" className="rounded-xl border border-rule bg-panel">
          <h2 id="similar-claims" className="px-4 pt-3 pb-1 text-sm font-semibold">
            Checked already
          </h2>
          <p className="px-4 pb-2 text-sm text-muted">
            If one says the same, let it stand here too. A moderator has a short look; you write no second
            check.
          </p>
          <ul className="divide-y divide-rule border-t border-rule">
            {claims.map((claim) => (
              <Similar key={claim.factCheckId} similar={claim} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function Similar({ similar }: { similar: SimilarClaim }) {
  const { factCheckId, claim, verdict, conclusion, article, author } = similar
  return (
    <li className="grid gap-1 px-4 py-3">
      <p>
        <a
          href={routes.factCheck(factCheckId)}
          target="_blank"
          rel="noopener"
          className="font-serif text-[1.0625rem] underline decoration-rule underline-offset-4 hover:decoration-ink"
        >
          {claim}
          <span className="sr-only"> (opens in a new tab)</span>
        </a>
      </p>
      <p className="text-sm">
        <VerdictBadge verdict={verdict} /> {conclusion}
      </p>
      <p className="text-sm text-muted">
        {author}, in “{article}”
      </p>
      <ReuseCheck factCheckId={factCheckId} claim={claim} />
    </li>
  )
}

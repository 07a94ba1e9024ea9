import { JudgementView } from '@/components/fact-check/judgement-view'
import type { Judgement } from '@/lib/fact-check/shape'

/** The version that overtook the one being edited, in full, beside what was typed. */
export function NewerVersion({ judgement }: { judgement: Judgement }) {
  return (
    <details open className="rounded-xl border border-edge bg-panel px-5 py-4">
      <summary className="cursor-pointer font-semibold">Version {judgement.number}, saved meanwhile</summary>
      <div className="grid gap-4 pt-4">
        <p className="font-serif text-xl">{judgement.claim}</p>
        <JudgementView judgement={judgement} />
        <p className="text-sm text-soft">
          Below is what you typed. Sending it now makes it the version after this one; nothing of either is
          lost.
        </p>
      </div>
    </details>
  )
}

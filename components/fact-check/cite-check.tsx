import { CopyButton } from '@/components/ui/copy-button'
import { dayOf } from '@/lib/dates'
import { citationOf } from '@/lib/fact-check/claim-review'
import type { PublicCheck } from '@/lib/fact-check/shape'
import { siteName } from '@/lib/site'

export function CiteCheck({ check, url }: { check: PublicCheck; url: string }) {
  const citation = citationOf(check, dayOf(check.publishedAt), url, siteName)
  return (
    <div className="grid gap-3">
      <p className="rounded-xl border border-rule bg-panel px-4 py-3 text-sm text-soft wrap-anywhere select-all">
        {citation}
      </p>
      <div className="flex flex-wrap gap-2">
        <CopyButton text={citation} label="Copy citation" />
        <CopyButton text={url} label="Copy link" />
      </div>
    </div>
  )
}

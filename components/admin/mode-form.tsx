'use client'

import { SendForm } from '@/components/admin/send-form'
import { setMode } from '@/lib/article/actions'
import { modeLabels } from '@/lib/article/mode'
import { type ArticleMode, articleModes } from '@/lib/policy'

/** Says what may be written on an article. */
export function ModeForm({ id, title, mode }: { id: string; title: string; mode: ArticleMode }) {
  return (
    <SendForm action={setMode} hidden={{ id, from: mode }} label="Change" about={`the mode of ${title}`}>
      <select
        name="mode"
        aria-label={`Mode of ${title}`}
        defaultValue={mode}
        className="min-h-11 max-w-full rounded-lg border border-edge bg-panel px-2.5 text-base sm:min-h-9 sm:text-sm"
      >
        {articleModes.map((one) => (
          <option key={one} value={one}>
            {modeLabels[one]}
          </option>
        ))}
      </select>
    </SendForm>
  )
}

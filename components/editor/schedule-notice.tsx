'use client'

import { SendForm } from '@/components/admin/send-form'
import { exactTime } from '@/lib/dates'
import { cancel } from '@/lib/editor/actions'
import type { Schedule } from '@/lib/editor/list'
import { refusalWords } from '@/lib/refusal-words'

/** When an article is to be published, or why it was not, and the way out of that. */
export function ScheduleNotice({ id, schedule: { at, by, problem } }: { id: string; schedule: Schedule }) {
  return (
    <section
      aria-label="Schedule"
      className={`grid gap-2 rounded-lg border-l-4 px-4 py-3 text-sm ${problem ? 'border-false bg-false-wash' : 'border-accurate bg-accurate-wash'}`}
    >
      <p>
        {problem ? 'It was to be published at ' : 'It will be published, as it then stands, at '}
        <time dateTime={at} className="font-semibold">
          {exactTime(at)}
        </time>
        {by && ` (${by})`}
        {problem ? `, and was not. ${refusalWords(problem)}` : '.'}
      </p>
      <SendForm
        action={cancel}
        hidden={{ id }}
        label={problem ? 'I have seen this' : 'Do not publish it then'}
      />
    </section>
  )
}

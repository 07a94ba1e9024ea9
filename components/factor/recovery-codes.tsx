'use client'

import { buttonClass } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Notice } from '@/components/ui/notice'

type Props = {
  codes: string[]
  /** What has just been done. */
  done: string
  /** Where to go on, once they are kept. */
  next: string
}

/** Recovery codes, the one time that they can be seen. */
export function RecoveryCodes({ codes, done, next }: Props) {
  const text = `Recovery codes\n\n${codes.join('\n')}\n`
  return (
    <div className="grid gap-4">
      <Notice look="good">{done}</Notice>
      <p>
        These are your recovery codes. Each lets you in once when you have lost everything else. Keep them
        where you keep what matters: <b className="font-semibold">they are not shown again.</b>
      </p>
      <ol
        aria-label="Recovery codes"
        className="grid gap-x-8 gap-y-1.5 rounded-xl border border-rule bg-panel px-5 py-4 font-mono text-sm sm:grid-cols-2"
      >
        {codes.map((code) => (
          <li key={code} className="whitespace-nowrap max-sm:text-[0.8125rem]">
            {code}
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-2">
        <CopyButton text={text} label="Copy" />
        <a
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download="obelus-recovery-codes.txt"
          className={buttonClass('plain')}
        >
          Download
        </a>
        <a href={next} className={buttonClass('primary')}>
          I have kept them
        </a>
      </div>
    </div>
  )
}

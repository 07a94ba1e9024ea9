import type { ComponentProps } from 'react'

const looks = {
  primary: 'border-ink bg-ink text-paper hover:bg-soft hover:border-soft',
  plain: 'border-rule bg-panel text-ink hover:bg-hover hover:border-edge',
  quiet: 'border-transparent bg-transparent text-soft hover:bg-hover hover:text-ink',
  danger: 'border-false bg-panel text-false hover:bg-false-wash',
} as const

type ButtonLook = keyof typeof looks

/** The classes of a button, for a link that looks like one. */
export function buttonClass(look: ButtonLook = 'plain', extra = ''): string {
  return `inline-flex min-h-9 items-center justify-center gap-2 rounded-lg border px-3.5 py-1.5 text-sm font-medium no-underline transition-colors aria-disabled:opacity-60 disabled:cursor-default disabled:opacity-60 ${looks[look]} ${extra}`
}

export function Button({ look, className, ...props }: ComponentProps<'button'> & { look?: ButtonLook }) {
  return <button type="button" {...props} className={buttonClass(look, className)} />
}

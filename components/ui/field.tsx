import type { ComponentProps, ReactNode } from 'react'

type Shared = {
  label: string
  name: string
  hint?: ReactNode
  problem?: string | undefined
  optional?: boolean
}

const box =
  'block w-full rounded-lg border border-edge bg-panel px-3 py-2 text-base text-ink placeholder:text-muted aria-invalid:border-false sm:text-[0.9375rem]'

/** Ties a control to its words: its hint and its problem are announced with it. */
function describe({ name, hint, problem, id = name }: Shared & { id?: string | undefined }) {
  const ids = [hint ? `${id}-hint` : '', problem ? `${id}-problem` : ''].filter(Boolean).join(' ')
  return { id, 'aria-invalid': problem ? (true as const) : undefined, 'aria-describedby': ids || undefined }
}

function Frame({
  id,
  label,
  hint,
  problem,
  optional,
  children,
}: Omit<Shared, 'name'> & { id: string; children: ReactNode }) {
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-sm font-semibold">
        {label} {optional && <span className="font-normal text-muted">(optional)</span>}
      </label>
      {hint && (
        <div id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </div>
      )}
      {children}
      {problem && (
        <p id={`${id}-problem`} className="text-sm font-medium text-false">
          {problem}
        </p>
      )}
    </div>
  )
}

export function TextField({ label, hint, problem, optional, ...props }: Shared & ComponentProps<'input'>) {
  const tied = describe({ label, hint, problem, name: props.name, id: props.id })
  return (
    <Frame id={tied.id} {...{ label, hint, problem, optional }}>
      <input type="text" {...props} {...tied} className={box} />
    </Frame>
  )
}

/** A field grows with its text; `rows` says how tall it begins. */
function tallness(rows = 5): string {
  if (rows <= 2) return 'min-h-17'
  return rows >= 8 ? 'min-h-44' : 'min-h-24'
}

export function TextArea({ label, hint, problem, optional, ...props }: Shared & ComponentProps<'textarea'>) {
  const tied = describe({ label, hint, problem, name: props.name, id: props.id })
  return (
    <Frame id={tied.id} {...{ label, hint, problem, optional }}>
      <textarea
        rows={5}
        {...props}
        {...tied}
        className={`${box} field-sizing-content ${tallness(props.rows)}`}
      />
    </Frame>
  )
}

export function SelectField({
  label,
  hint,
  problem,
  optional,
  children,
  ...props
}: Shared & ComponentProps<'select'>) {
  const tied = describe({ label, hint, problem, name: props.name, id: props.id })
  return (
    <Frame id={tied.id} {...{ label, hint, problem, optional }}>
      <select {...props} {...tied} className={box}>
        {children}
      </select>
    </Frame>
  )
}

import type { ReactNode } from 'react'

const widths = { narrow: 'max-w-md', text: 'max-w-2xl', wide: 'max-w-4xl' } as const

/** The one column of a calm page. */
export function Column({ width = 'text', children }: { width?: keyof typeof widths; children: ReactNode }) {
  return (
    <main
      id="content"
      tabIndex={-1}
      className={`mx-auto w-full ${widths[width]} px-5 pt-10 pb-20 wrap-anywhere outline-none`}
    >
      {children}
    </main>
  )
}

export function PageTitle({ children }: { children: ReactNode }) {
  return <h1 className="font-serif text-[1.9rem] leading-tight font-medium text-balance">{children}</h1>
}

/** A part of a page of work under its heading. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-2.5">
      <SectionTitle>{title}</SectionTitle>
      {children}
    </section>
  )
}

/** A heading within a page of work: small, quiet, a landmark for the eye. */
export function SectionTitle({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <h2 id={id} className="text-[0.8125rem] font-semibold tracking-wide text-muted">
      {children}
    </h2>
  )
}

import Link from 'next/link'
import type { ReactNode } from 'react'
import { Column, PageTitle } from '@/components/ui/column'
import { routes } from '@/lib/routes'

type Props = { title: string; back?: { href: string; name: string }; tools?: ReactNode; children: ReactNode }

/** A page of the workbench, with the way back to the one above it. */
export function EditorFrame({ title, back, tools, children }: Props) {
  return (
    <Column width="wide">
      <div className="grid gap-7">
        <header className="grid gap-1.5">
          {back && (
            <nav aria-label="Workbench">
              <Link
                href={back.href}
                className="inline-flex min-h-9 items-center text-sm text-soft underline-offset-4 hover:underline"
              >
                <span aria-hidden="true" className="me-1.5 rtl:-scale-x-100">
                  ←
                </span>
                {back.name}
              </Link>
            </nav>
          )}
          <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
            <PageTitle>{title}</PageTitle>
            {tools}
          </div>
        </header>
        {children}
      </div>
    </Column>
  )
}

/** The way to the workbench from a page below it. */
export const toArticles = { href: routes.editor(), name: 'Articles' }

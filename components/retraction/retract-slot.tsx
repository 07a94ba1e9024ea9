'use client'

import { useViewer } from '@/components/site/viewer-store'
import { routes } from '@/lib/routes'

type Props = { id: string; authorHandle: string }

/** The way to retract a check, for those who may: empty until it is known who is reading a page that everyone shares. */
export function RetractSlot({ id, authorHandle }: Props) {
  const { answer } = useViewer()
  if (!answer?.viewer || (!answer.can.review && answer.viewer.handle !== authorHandle)) return null
  return (
    <a
      href={routes.retractCheck(id)}
      rel="nofollow"
      className="text-muted underline underline-offset-4 hover:text-ink"
    >
      Retract it
    </a>
  )
}

import 'server-only'
import type { Draft } from '@/lib/draft/shape'
import { draftWords } from '@/lib/draft/words'
import type { FormValues } from '@/lib/form'
import type { Prisma } from '@/prisma/client/client'

export const draftSelect = {
  id: true,
  authorId: true,
  revision: true,
  values: true,
  updatedAt: true,
} as const satisfies Prisma.CheckDraftSelect

export type DraftRow = Prisma.CheckDraftGetPayload<{ select: typeof draftSelect }>

export function shapeDraft({ id, revision, values, updatedAt }: DraftRow): Draft {
  const { writer, turn } = values as { writer: string; turn: number }
  const words = draftWords(values as FormValues)
  return { id, revision, writer, turn, at: updatedAt.toISOString(), words }
}

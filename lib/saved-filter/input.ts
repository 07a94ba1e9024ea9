import { line, uuid } from '@/lib/fields'
import { filterQuery, readFilter } from '@/lib/review/filter'
import { z } from '@/lib/zod'

/** The most filters that one moderator keeps. */
export const mostSavedFilters = 30

const name = () => line(1, 60, { short: 'Give it a name.' })

/** The query of an address, with only what a filter is made of, always in the same order. */
const query = () =>
  z
    .string({ error: 'This form has lost its filter. Open the queue again.' })
    .max(2_000)
    .transform((text) => tidyQuery(text))

/** A query with everything in it that is no filter taken out. */
export function tidyQuery(text: string): string {
  const given = Object.fromEntries(new URLSearchParams(text))
  return new URLSearchParams(filterQuery(readFilter(given))).toString()
}

export const saveFilterInput = z.strictObject({ name: name(), query: query() })
export type SaveFilterInput = z.infer<typeof saveFilterInput>

export const renameFilterInput = z.strictObject({ id: uuid(), name: name() })
export type RenameFilterInput = z.infer<typeof renameFilterInput>

export const deleteFilterInput = z.strictObject({ id: uuid() })
export type DeleteFilterInput = z.infer<typeof deleteFilterInput>

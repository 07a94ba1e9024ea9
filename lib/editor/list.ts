import type { ArticleMode } from '@/lib/policy'
import type { Refusal } from '@/lib/result'

/**
 * What the list of the workbench can be narrowed to. `drafts` were never published, `changed` have a next text that is
 * not public yet, of `proposed` another text has come in, `failed` could not be published when they were due.
 */
export const shows = [
  'all',
  'failed',
  'proposed',
  'drafts',
  'changed',
  'scheduled',
  'published',
  'unpublished',
] as const
export type Show = (typeof shows)[number]

export const showLabels: Record<Show, string> = {
  all: 'All',
  failed: 'Not published',
  proposed: 'Changed at their source',
  drafts: 'Drafts',
  changed: 'Being changed',
  scheduled: 'Scheduled',
  published: 'Published',
  unpublished: 'Unpublished',
}

/** What an address asks for; all of it where it names nothing that there is. */
export function readShow(word: unknown): Show {
  return shows.find((show) => show === word) ?? 'all'
}

/** Where an article stands: nobody has read it yet, everybody may, or nobody may any more. */
export type Standing = 'draft' | 'published' | 'unpublished'

export const standingLabels: Record<Standing, string> = {
  draft: 'Draft',
  published: 'Published',
  unpublished: 'Unpublished',
}

export function standingOf(article: { publishedAt: unknown; firstPublishedAt: unknown }): Standing {
  if (article.publishedAt) return 'published'
  return article.firstPublishedAt ? 'unpublished' : 'draft'
}

export type Schedule = { at: string; by: string | null; problem: Refusal | null }

/** An article in the list of the workbench. Moments are ISO strings. */
export type WorkEntry = {
  id: string
  slug: string
  title: string
  mode: ArticleMode
  standing: Standing
  revision: number
  createdAt: string
  firstPublishedAt: string | null
  draft: { savedAt: string; by: string | null; isBehind: boolean } | null
  schedule: Schedule | null
}

/** How many there are of what waits for an editor. */
export type Waiting = Record<'failed' | 'proposed' | 'drafts' | 'changed' | 'scheduled', number>

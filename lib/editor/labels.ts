import type { MetadataField } from '@/lib/editor/words'

/** What the fields of an article are called. */
export const fieldLabels: Record<'title' | MetadataField, string> = {
  title: 'Title',
  byline: 'Byline',
  site: 'Site',
  sourceUrl: 'Source',
  language: 'Language',
  publishedOn: 'First appeared',
}

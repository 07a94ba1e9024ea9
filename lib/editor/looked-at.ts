import type { PlainArticle } from '@/lib/article/plain-text'
import type { TextForm } from '@/lib/editor/input'

/** A text as the article that it would be; `form` and `text` are what was read, for a page without scripts to go on with. */
export type LookedAt = { article: PlainArticle; form: TextForm; text: string }

/** An article as it was read at an address, which a redirect may have changed. */
export type ReadArticle = { article: PlainArticle; url: string }

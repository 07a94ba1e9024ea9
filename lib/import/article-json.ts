import { marksOf } from '@/lib/article/inline'
import { isParagraphKind, type ParagraphKind } from '@/lib/article/paragraph'
import {
  maxParagraphLength,
  maxParagraphs,
  maxTitleLength,
  type PlainArticle,
} from '@/lib/article/plain-text'
import { dateOnly, line, webUrl } from '@/lib/fields'
import { codePointLength, isCleanText } from '@/lib/text'
import { z } from '@/lib/zod'

const language = z
  .string()
  .max(35)
  .refine((tag) => {
    try {
      return Intl.getCanonicalLocales(tag).length === 1
    } catch {
      return false
    }
  }, 'The language is no code, like en or pt-BR.')

/** What is said of an article besides its text, as a program writes it. */
export const metadataShape = {
  byline: line(1, 200).optional(),
  site: line(1, 200).optional(),
  published: dateOnly(1).optional(),
  language: language.optional(),
  sourceUrl: webUrl().optional(),
  canonicalUrl: webUrl().optional(),
  leadImageUrl: webUrl().optional(),
}

const words = z
  .string()
  .refine((text) => text.trim() !== '' && isCleanText(text) && codePointLength(text) <= maxParagraphLength, {
    error: `A paragraph is sound text of at most ${maxParagraphLength} characters.`,
  })

/** The paragraphs of an article as a program writes them. */
export const paragraphsShape = z
  .array(
    z.strictObject({
      kind: z.custom<ParagraphKind>(isParagraphKind, 'This is no kind of paragraph.').default('paragraph'),
      text: words,
      marks: z.unknown().optional(),
    }),
  )
  .min(1)
  .max(maxParagraphs)
  .transform((all) =>
    all.map(({ kind, text, marks }) => ({ kind, text: text.normalize('NFC'), marks: marksOf(marks, text) })),
  )

const article = z.object({
  title: line(1, maxTitleLength),
  metadata: z.object(metadataShape),
  paragraphs: paragraphsShape,
})

/** An article that was kept as JSON; null for what is none. */
export function parseArticle(value: unknown): PlainArticle | null {
  const parsed = article.safeParse(value)
  return parsed.success ? withoutGaps(parsed.data) : null
}

/** Without the names of what was not said, which the type does not have. */
export function withoutGaps({ title, metadata, paragraphs }: z.infer<typeof article>): PlainArticle {
  const said = Object.entries(metadata).filter(([, value]) => value !== undefined)
  return { title, metadata: Object.fromEntries(said), paragraphs }
}

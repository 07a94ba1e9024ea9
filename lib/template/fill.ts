import type { placeholders } from '@/lib/template/input'

type Placeholder = (typeof placeholders)[number]['name']

/**
 * The words of a template with its placeholders filled in: `{author}` is the name of whoever wrote what is judged,
 * `{article}` the title, `{claim}` the claim, `{quote}` the quoted words. One for which
 * there is nothing becomes an ellipsis, and what is no placeholder stays as it is written.
 */
export function fillTemplate(words: string, values: Partial<Record<Placeholder, string | null>>): string {
  return words.replace(/\{(author|article|claim|quote)\}/g, (_, name: Placeholder) => values[name] || '…')
}

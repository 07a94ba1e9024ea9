import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { importArticle } from '@/lib/article/mutations'
import { readPlainText } from '@/lib/article/plain-text'
import { isSlug } from '@/lib/article/slug'
import type { ImportInput } from '@/lib/article/store-article'
import { operator } from '@/lib/policy'
import { routes } from '@/lib/routes'
import { command, fail, onDatabase } from './command'

const usage = `npm run import -- <file.txt> [--slug my-slug] [--publish] [--dry-run [--json]]

Reads a plain text (title line, heading lines, paragraphs, "quotations", - bullets, an editor's note) and stores it as
an article. Without --publish it waits as a draft. --dry-run prints what would be stored and stores nothing.`

command(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      slug: { type: 'string' },
      publish: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  const [file] = positionals
  if (values.help || !file || positionals.length > 1) return void console.log(usage)
  if (values.slug !== undefined && !isSlug(values.slug))
    fail('A slug holds lower-case letters, digits and single hyphens, like my-article.')
  const article = readPlainText(
    decode(
      await readFile(path.resolve(process.env.INIT_CWD ?? '', file)).catch(() =>
        fail(`${file} cannot be read.`),
      ),
    ),
  )
  if ('problem' in article) fail(`${file}: ${article.problem}`)
  if (values['dry-run']) {
    const stored = { title: article.title, metadata: article.metadata, paragraphs: article.paragraphs }
    return void console.log(values.json ? JSON.stringify(stored, null, 2) : outline(article))
  }
  await onDatabase(() => store({ article, slug: values.slug, publish: values.publish }, values.json))
})

async function store(input: ImportInput, json: boolean) {
  const result = await importArticle(operator, input)
  if (!result.ok) fail(`An article with the slug ${input.slug} exists already. Choose another.`)
  const { slug, paragraphs, published } = result.value
  if (json) return void console.log(JSON.stringify(result.value))
  console.log(
    `${published ? 'Published' : 'Stored as a draft'}: ${routes.article(slug)} (${paragraphs} paragraphs)`,
  )
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return fail('The file is not UTF-8. Save it as UTF-8 and try again.')
  }
}

function outline(article: {
  title: string
  metadata: object
  paragraphs: { kind: string; text: string }[]
}): string {
  const about = Object.entries(article.metadata).map(([name, value]) => `${name}: ${value}`)
  const lines = article.paragraphs.map(
    ({ kind, text }, index) => `${String(index + 1).padStart(3)}  ${kind.padEnd(10)} ${text}`,
  )
  return [article.title, ...about, '', ...lines].join('\n')
}

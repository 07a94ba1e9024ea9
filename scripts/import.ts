import { parseArgs } from 'node:util'
import { isSlug } from '@/lib/article/slug'
import { refusalWords } from '@/lib/refusal-words'
import { routes } from '@/lib/routes'
import { command, fail, onDatabase } from './command'
import { Progress } from './importing/progress'
import { outline, toJson } from './importing/shown'
import { findSources, isAddress, type Source, type Sources } from './importing/sources'
import { listTaken, type Stored, store } from './importing/store'

const usage = `npm run import -- <file|folder|url> [--slug my-slug] [--publish] [--dry-run] [--json]

Reads an article and stores it: plain text (.txt), Markdown (.md), HTML (.html), a dump with one article a line
(.jsonl), all such files of a folder, or the page at an address, which is compared again from time to time.

Without --publish it waits as a draft. An article that is here already is not stored twice: with other words it becomes
its next revision with --publish, and else waits for an editor. An import that was interrupted goes on where it was when
it is begun again. --dry-run prints what would be stored and stores nothing; --json prints JSON, of many one a line.`

type Options = {
  publish: boolean
  slug: string | undefined
  isDry: boolean
  isJson: boolean
}

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
  const [word] = positionals
  if (values.help || !word || positionals.length > 1) return void console.log(usage)
  const { slug, publish, json: isJson, 'dry-run': isDry } = values
  if (slug !== undefined && !isSlug(slug))
    fail('A slug holds lower-case letters, digits and single hyphens, like my-article.')
  const sources = await findSources(word)
  if (slug !== undefined && sources.isMany) fail('A slug is for one article.')
  const work = () => importAll(sources, { publish, slug, isDry, isJson })
  // What is fetched is logged, so even to look at it needs the database.
  if (isDry && !isAddress(word)) return work()
  return onDatabase(work)
})

async function importAll({ isMany, list }: Sources, options: Options): Promise<void> {
  const progress = new Progress()
  let refused = 0
  for await (const source of isMany && !options.isDry ? untaken(list, progress) : list) {
    const done = await importOne(source, options, isMany)
    if ('problem' in done) {
      if (!isMany) fail(`${source.name}: ${done.problem}`)
      refused += 1
      progress.say(`${source.name}: ${done.problem}`)
    }
    if (isMany) progress.count('problem' in done ? 'refused' : done.outcome)
  }
  if (isMany) progress.end()
  if (refused > 0) fail(`${refused} could not be brought in; the reasons stand above.`)
}

async function importOne(
  source: Source,
  options: Options,
  isMany: boolean,
): Promise<{ problem: string } | { outcome: string }> {
  const read = await source.read()
  if ('problem' in read) return read
  if (options.isDry) {
    const shown = toJson(read.article)
    if (options.isJson) console.log(JSON.stringify(shown, null, isMany ? undefined : 2))
    else console.log(`${outline(read.article)}${isMany ? '\n' : ''}`)
    return { outcome: 'read' }
  }
  const stored = await store(source, read, options)
  if ('refusal' in stored) {
    if (stored.refusal === 'taken')
      return { problem: `An article with the slug ${options.slug} exists already. Choose another.` }
    return { problem: refusalWords(stored.refusal, stored.detail) }
  }
  if (options.isJson) console.log(JSON.stringify(stored))
  else if (!isMany) console.log(sayStored(stored))
  return { outcome: outcomes[stored.outcome] }
}

const outcomes: Record<Stored['outcome'], string> = {
  stored: 'stored',
  unchanged: 'here already',
  'taken-before': 'here already',
  proposed: 'wait for an editor',
  revised: 'revised',
}

function sayStored({ outcome, slug, revision, paragraphs, published }: Stored): string {
  const place = routes.article(slug)
  if (outcome === 'revised')
    return `${published ? 'Published' : 'Stored'} as revision ${revision}: ${place} (${paragraphs} paragraphs)`
  if (outcome === 'proposed') return `Here already, with other words, which wait for an editor: ${place}`
  if (outcome !== 'stored') return `Here already: ${place}`
  return `${published ? 'Published' : 'Stored as a draft'}: ${place} (${paragraphs} paragraphs)`
}

const atOnce = 200
const mostHeld = 20_000_000

/** Without what was brought in before: asked for many at once, so that an import that goes on comes quickly to where it was. */
async function* untaken(list: AsyncIterable<Source>, progress: Progress): AsyncGenerator<Source> {
  let waiting: Source[] = []
  let held = 0
  for await (const source of list) {
    waiting.push(source)
    held += source.size
    if (waiting.length < atOnce && held < mostHeld) continue
    yield* await fresh(waiting, progress)
    waiting = []
    held = 0
  }
  yield* await fresh(waiting, progress)
}

async function fresh(sources: Source[], progress: Progress): Promise<Source[]> {
  const taken = await listTaken(sources.flatMap(({ key }) => key ?? []))
  return sources.filter(({ key }) => {
    const isTaken = key !== null && taken.has(key)
    if (isTaken) progress.count('here already')
    return !isTaken
  })
}

import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { addArticle, type BenchArticle } from './article.ts'
import { addCheck } from './checks.ts'
import { addPeople, type Person } from './people.ts'
import { gatherRows } from './rows.ts'
import { makeWriter, pick } from './words.ts'

export type Site = {
  members: Person[]
  moderator: Person
  /** What most readers see, and what a story that spreads becomes. */
  few: BenchArticle
  many: BenchArticle
  /** Where the bench posts its comments and publishes its checks, so that the other two stay as they are. */
  busy: BenchArticle
  /** Where nobody has said anything. */
  quiet: BenchArticle
  /** Ids of checks of `busy` that wait for review. */
  waiting: string[]
  /** Articles that nobody has opened yet, in pairs like `few` and `many`. */
  unseen: { few: BenchArticle; many: BenchArticle }[]
}

const size = { paragraphs: 20, few: 200, many: 5_000, unseenPairs: 12 }

/** Fills a migrated database. The slugs are new in every run, so nothing of an earlier one can be found in a cache. */
export async function fillSite(databaseUrl: string, secret: string, waiting: number): Promise<Site> {
  const rows = gatherRows()
  const members = await addPeople(rows, 'member', 40, secret)
  const [moderator] = await addPeople(rows, 'moderator', 1, secret)
  if (!moderator) throw new Error('There is no moderator.')
  const run = randomBytes(4).toString('hex')
  const make = (name: string, annotations: number) =>
    addArticle(rows, {
      slug: `bench-${name}-${run}`,
      paragraphs: size.paragraphs,
      annotations,
      people: members,
      moderator,
    })
  const site: Site = {
    members,
    moderator,
    few: make('few', size.few),
    many: make('many', size.many),
    busy: make('busy', size.few),
    quiet: make('quiet', 0),
    waiting: [],
    unseen: Array.from({ length: size.unseenPairs }, (_, index) => ({
      few: make(`unseen-few-${index}`, size.few),
      many: make(`unseen-many-${index}`, size.many),
    })),
  }
  const writer = makeWriter(1)
  site.waiting = Array.from({ length: waiting }, () =>
    addCheck(rows, writer, pick(site.busy.places, writer), {
      author: pick(members, writer),
      publishedBy: null,
    }),
  )
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query('BEGIN')
    await rows.insert(client)
    await client.query('COMMIT')
    await client.query('ANALYZE')
  } finally {
    await client.end()
  }
  return site
}

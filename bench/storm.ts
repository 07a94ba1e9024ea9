import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import type { Throwaway } from '../scripts/postgres/throwaway.ts'
import type { BenchArticle } from './data/article.ts'
import { measure, type Target } from './load.ts'
import type { Promised } from './promises.ts'
import { articlePath } from './scenarios.ts'
import type { Server } from './servers/start.ts'
import { median } from './statistics.ts'

type Wish = {
  database: Throwaway
  application: Server
  article: BenchArticle
  seconds: number
  rounds: number
}

/** What goes on while an article is read. `pause` is between two changes, in milliseconds. */
type Weather = { what: string; kind: string; pause: number; worth: number; mostRenders: number }

/**
 * A comment's words may wait a moment; after a comment was hidden readers wait for the new page, so there the renders set
 * the pace, and nothing is promised of speed but that reading goes on.
 */
const weathers: Weather[] = [
  {
    what: 'an article with 20 comments a second is read at 0.5 × its speed at least, and made once a second at most',
    kind: 'comment.edited',
    pause: 50,
    worth: 0.5,
    mostRenders: 1.5,
  },
  {
    what: 'an article that is marked as often as the database can, for what may wait, is made once a second at most',
    kind: 'comment.edited',
    pause: 0,
    worth: 0,
    mostRenders: 1.5,
  },
  {
    what: 'an article that is marked as often as the database can, for what may not wait, is read on without an error',
    kind: 'comment.hidden',
    pause: 0,
    worth: 0,
    mostRenders: Number.POSITIVE_INFINITY,
  },
]

const settleMs = 2_500

export async function readInStorms(wish: Wish): Promise<Promised[]> {
  const promises: Promised[] = []
  for (const weather of weathers) promises.push(await readInStorm(wish, weather))
  return promises
}

/** Reads one article as fast as it is answered, by turns while nothing happens there and while it is marked. */
async function readInStorm(wish: Wish, weather: Weather): Promise<Promised> {
  const { application, article, seconds, rounds } = wish
  const versions = new Set<string>()
  const target: Target = {
    server: application,
    path: articlePath(article),
    headers: { 'accept-encoding': 'identity' },
    isRight(body, etag) {
      versions.add(etag)
      return body.includes(article.slug) && body.endsWith('</html>')
    },
  }
  await (await fetch(`${application.url}${target.path}`)).text()
  const found = { ratios: [] as number[], made: [] as number[], marks: [] as number[] }
  for (let round = 0; round < rounds; round++) {
    const quiet = await measure(target, seconds)
    versions.clear()
    const storm = beginStorm(wish, weather)
    const hot = await measure(target, seconds)
    found.marks.push((await storm.end()) / seconds)
    found.made.push((versions.size - 1) / seconds)
    found.ratios.push(hot.requestsPerSecond / quiet.requestsPerSecond)
    await wait(settleMs)
  }
  const [ratio, renders, marks] = [median(found.ratios), median(found.made), median(found.marks)]
  return {
    name: weather.what,
    holds: ratio >= weather.worth && renders <= weather.mostRenders,
    figures: `${ratio.toFixed(2)} ×, ${renders.toFixed(1)} versions a second of ${marks.toFixed(0)} changes`,
    values: { ratio, renders, marks },
  }
}

/** Changes a comment again and again; `end` tells how often. */
function beginStorm({ database, article }: Wish, { kind, pause }: Weather) {
  let isOver = false
  const changes = (async () => {
    const client = new pg.Client({ connectionString: database.url })
    await client.connect()
    try {
      let count = 0
      for (; !isOver; count++) {
        await client.query(
          `WITH edited AS (UPDATE comment SET body_html = '<p>Edited ' || $2::text || ' times.</p>'
              WHERE id = (SELECT id FROM comment WHERE article_id = $1 ORDER BY id LIMIT 1) RETURNING id, article_id)
            INSERT INTO event (kind, subject_type, subject_id, article_id)
              SELECT $3, 'comment', id, article_id FROM edited`,
          [article.id, count, kind],
        )
        await wait(pause)
      }
      return count
    } finally {
      await client.end()
    }
  })()
  return {
    async end() {
      isOver = true
      return changes
    },
  }
}

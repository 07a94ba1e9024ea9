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

/** Between two comments on the article, in milliseconds: twenty a second. */
const pause = 50
const settleMs = 2_500
const worth = 0.5

/** Reads one article as fast as it is answered, by turns while nothing happens there and while it is commented on. */
export async function readInStorm(wish: Wish): Promise<Promised> {
  const { application, article, seconds, rounds } = wish
  const target: Target = {
    server: application,
    path: articlePath(article),
    headers: { 'accept-encoding': 'identity' },
    isRight: (body) => body.includes(article.slug) && body.endsWith('</html>'),
  }
  await (await fetch(`${application.url}${target.path}`)).text()
  const ratios: number[] = []
  const made: number[] = []
  for (let round = 0; round < rounds; round++) {
    const quiet = await measure(target, seconds)
    const storm = beginStorm(wish)
    const hot = await measure(target, seconds)
    made.push((await storm.end()) / seconds)
    ratios.push(hot.requestsPerSecond / quiet.requestsPerSecond)
    await wait(settleMs)
  }
  const [ratio, renders] = [median(ratios), median(made)]
  return {
    name: `an article with 20 comments a second is read at ${worth} × its speed at least, and made once a second at most`,
    holds: ratio >= worth && renders <= 1.5,
    figures: `${ratio.toFixed(2)} ×, ${renders.toFixed(1)} versions a second`,
    values: { ratio, renders },
  }
}

/** Comments twenty times a second; `end` tells how many versions of the page were seen meanwhile. */
function beginStorm({ database, application, article }: Wish) {
  let isOver = false
  const comments = (async () => {
    const client = new pg.Client({ connectionString: database.url })
    await client.connect()
    try {
      for (let count = 0; !isOver; count++) {
        await client.query(
          `WITH edited AS (UPDATE comment SET body_html = '<p>Edited ' || $2::text || ' times.</p>'
              WHERE id = (SELECT id FROM comment WHERE article_id = $1 ORDER BY id LIMIT 1) RETURNING id, article_id)
            INSERT INTO event (kind, subject_type, subject_id, article_id)
              SELECT 'comment.edited', 'comment', id, article_id FROM edited`,
          [article.id, count],
        )
        await wait(pause)
      }
    } finally {
      await client.end()
    }
  })()
  const versions = new Set<string>()
  const looks = (async () => {
    while (!isOver) {
      const answer = await fetch(`${application.url}${articlePath(article)}`, { method: 'HEAD' })
      versions.add(answer.headers.get('etag') ?? '')
      await wait(2 * pause)
    }
  })()
  return {
    async end() {
      isOver = true
      await Promise.all([comments, looks])
      return versions.size - 1
    },
  }
}

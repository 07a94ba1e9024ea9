import { type Article, expect } from './fixtures'
import { type Action, test as base, type Visitor } from './post-form'

type Fields = Action['fields']

export const commentForm = 'form:has(textarea[name=body])'
export const checkForm = 'form:has(textarea[name=explanation])'
export const withdrawForm = 'form:has([name=version]):not(:has(textarea))'
export const leaseForm = 'form:has([name=id]):not(:has([name=version]))'
export const decideForm = 'form:has([name=decision])'

export const goodCheck = {
  claim: 'The plan costs 30 million.',
  verdict: 'accurate',
  conclusion: 'The budget names the same sum.',
  explanation: 'The budget lists the plan on page 4.',
  'evidence.0.url': 'https://example.org/budget',
  'evidence.0.title': 'The budget',
  'evidence.0.stance': 'supports',
}

type Scene = {
  /** A comment on the second paragraph, sent through the form. */
  commented: (article: Article, author: Visitor, body?: string) => Promise<string>
  /** Everything that the database holds about these articles, to compare before and after. */
  stored: (...articles: Article[]) => Promise<unknown>
  /** A check that waits for review, sent through the form. */
  submitted: (article: Article, author: Visitor) => Promise<string>
}

export const test = base.extend<Scene>({
  stored: async ({ sql }, use) => {
    await use(async (...articles) => {
      const ids = [articles.map(({ id }) => id)]
      const rows = (table: string) =>
        sql(`SELECT * FROM ${table} WHERE article_id = ANY($1) ORDER BY id`, ids)
      const parts = (table: string, check = 'fact_check_id') =>
        sql(
          `SELECT * FROM ${table} WHERE ${check} IN (SELECT id FROM fact_check WHERE article_id = ANY($1)) ORDER BY 1, 2`,
          ids,
        )
      return {
        anchors: await rows('anchor'),
        comments: await rows('comment'),
        checks: await rows('fact_check'),
        events: await rows('event'),
        versions: await parts('fact_check_version'),
        evidence: await parts('evidence'),
        reviews: await parts('review'),
        cases: await sql(
          `SELECT id, kind, state, version, holder_id, outcome, reports FROM review_case WHERE article_id = ANY($1) ORDER BY id`,
          ids,
        ),
      }
    })
  },

  // The many of these specs stand behind the example on the front page, where others look for it.
  article: async ({ article, sql }, use) => {
    await use(async (texts) => {
      const made = await article(texts)
      await sql("UPDATE article SET published_at = '2000-01-01' WHERE id = $1", [made.id])
      return made
    })
  },

  commented: async ({ sql }, use) => {
    await use(async (article, author, body = 'Is this per year?') => {
      const form = await author.open(paragraphUrl(article), commentForm)
      expect((await author.send(form, { body })).status).toBe(200)
      const rows = await sql<{ id: string }>('SELECT id FROM comment WHERE article_id = $1 ORDER BY id', [
        article.id,
      ])
      return rows.at(-1)?.id ?? ''
    })
  },

  submitted: async ({ sql }, use) => {
    await use(async (article, author) => {
      const form = await author.open(checkUrl(article), checkForm)
      const { status } = await author.send(form, goodCheck)
      expect(status).toBe(200)
      const [check] = await sql<{ id: string }>(
        'SELECT id FROM fact_check WHERE article_id = $1 ORDER BY id DESC LIMIT 1',
        [article.id],
      )
      return check?.id ?? ''
    })
  },
})

/** The page of a paragraph with its conversation, the second one unless told. */
export function paragraphUrl(article: Article, index = 1): string {
  return `${article.url}/p/${article.paragraphs[index]?.id}`
}

export function checkUrl(article: Article): string {
  return `${paragraphUrl(article)}/check`
}

/** What one does to a comment of one's own, as the page with JavaScript asks for it. */
export function commentAction(
  article: Article,
  name: 'saveComment' | 'removeComment',
  fields: Fields,
): Action {
  return { url: article.url, file: 'lib/comment/actions.ts', name, fields }
}

export const closedToThePhone = 'The server answers a phone and a desk alike.'

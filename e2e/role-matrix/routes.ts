import { newId } from '../fixtures'
import type { Fields } from './actions'
import type { Cell } from './people'
import * as things from './things'

/** The address of a route, and what is sent there as a form; nothing of a route that is read. */
export type Asked = { path: string; fields?: Fields }
type Recipe = (cell: Cell, route: string) => Promise<Asked> | Asked

const read =
  (value: (cell: Cell) => Promise<string> | string): Recipe =>
  async (cell, route) => ({
    path: route.replace(/\[(id|comment|form|number|page|token|verdict)\]/, await value(cell)),
  })
const post =
  (fields: (cell: Cell) => Promise<Fields> | Fields): Recipe =>
  async (cell, path) => ({ path, fields: await fields(cell) })
const query =
  (words: (cell: Cell) => string): Recipe =>
  (cell, route) => ({ path: `${route}?${words(cell)}` })

/** How a route is asked for that needs more than the article, its first paragraph and its owner's handle. */
export const routes: Record<string, Recipe> = {
  'GET /front/[page]': read(() => 'all'),
  'GET /articles/[slug]/p/[paragraph]/history/[comment]': read(things.editedComment),
  'GET /claims/[verdict]/feed.json': read(() => 'accurate'),
  'GET /claims/[verdict]/feed.xml': read(() => 'accurate'),
  'GET /comments/[id]': read((cell) => things.comment(cell)),
  'GET /fact-checks/[id]': read(things.publishedCheck),
  'GET /fact-checks/[id]/opengraph-image': read(things.publishedCheck),
  'GET /fact-checks/[id]/report': read(things.publishedCheck),
  'GET /articles/[slug]/reattach/[id]': read(things.orphan),
  'GET /articles/[slug]/revisions/[number]': read(() => Promise.resolve('1')),
  'GET /fact-checks/[id]/retract': read(things.publishedCheck),
  'GET /link/[token]': read((cell) => things.link(cell, 'reset')),
  'GET /mine/checks/[id]': read(things.checkToChange),
  'GET /mine/export/[form]': read(() => 'json'),
  'GET /record/[id]': read(things.entry),
  'GET /record/download/[form]': read(() => 'csv'),
  'GET /review/[id]': read(things.waitingCheck),
  'GET /sitemap/[page]': read(() => '1.xml'),
  'GET /unsubscribe/[token]': read(things.stopToken),
  'GET /api/comments/[id]': read((cell) => things.comment(cell)),
  'GET /api/comments/[id]/as-check': read((cell) => things.comment(cell)),
  'GET /api/comments/[id]/replies': read((cell) => things.comment(cell)),
  'GET /api/drafts/[id]': read(things.draft),
  'GET /api/editor/drafts/[id]': read(async (cell) => (await things.articleInWork(cell)).id),
  'GET /api/paragraphs/[id]/comments': read((cell) => things.paragraphOf(cell).id),
  'GET /api/people': query(({ article }) => `article=${article.id}&q=m`),
  'GET /api/unsubscribe/[token]': read(things.stopToken),
  'POST /api/drafts': post((cell) => ({
    id: newId(),
    revision: '0',
    writer: newId(),
    turn: '1',
    articleId: cell.article.id,
    paragraphId: things.paragraphOf(cell).id,
    claim: `Typed ${newId()}`,
  })),
  'POST /api/editor/drafts': post(async (cell) => ({
    id: (await things.articleInWork(cell)).id,
    base: '1',
    savings: '1',
    writer: newId(),
    turn: '1',
    words: JSON.stringify({
      title: 'A title',
      paragraphs: [{ kind: 'paragraph', text: `Typed ${newId()}` }],
    }),
  })),
  'POST /api/internal/stale': post(() => ({})),
  'POST /api/internal/work': post(() => ({})),
  'POST /api/notifications/open': post(async (cell) => ({ id: await things.notification(cell) })),
  'POST /api/notifications/read': post(() => ({ upTo: newId() })),
  'POST /api/preview': post(() => ({ text: '**So**' })),
  'POST /api/review/looking': post(async (cell) => ({ id: await things.waitingCheck(cell) })),
  'POST /api/review/release': post(async (cell) => ({ id: await things.waitingCheck(cell) })),
  // An address that is never asked: it is inside.
  'POST /api/source-preview': post(() => ({ url: 'http://127.0.0.1/' })),
  'POST /api/unsubscribe/[token]': (cell, route) => ({
    path: route.replace('[token]', things.stopToken(cell)),
    fields: { 'List-Unsubscribe': 'One-Click' },
  }),
}

import { allAddresses, type Examples } from './all-addresses'
import { addCheck, addComment } from './annotated'
import type { Article, Person } from './fixtures'
import { keepPrivateThings, type PrivateThings } from './private-things'

type Wish = {
  article: (texts?: string[]) => Promise<Article>
  person: (role?: Person['role']) => Promise<Person>
  sql: <Row extends object>(text: string, values?: unknown[]) => Promise<Row[]>
}

/** Something at every address that there is, and all these addresses. */
export async function somethingEverywhere({ article, person, sql }: Wish) {
  const mine = await article()
  const [author, moderator] = [await person(), await person('moderator')]
  const [first] = mine.paragraphs
  if (!first) throw new Error('The article has paragraphs.')
  const target = { article: mine, paragraph: first }
  const check = await addCheck(sql, author, target, { verdict: 'accurate', conclusion: 'It was so.' })
  const comment = await addComment(sql, author, target, 'Is this per year?')
  const things = await keepPrivateThings(sql, mine, moderator)
  return {
    things,
    moderator,
    addresses: allAddresses(examples(mine, first.id, author, check, comment, things)),
  }
}

function examples(
  mine: Article,
  paragraph: string,
  author: Person,
  check: string,
  comment: string,
  things: PrivateThings,
): Examples {
  const about = `article=${mine.id}`
  return {
    everywhere: {
      slug: [mine.slug],
      paragraph: [paragraph],
      handle: [author.handle, things.owner.handle],
      token: ['nobodys.daily.token'],
      provider: ['oidc'],
    },
    of: {
      '/front/[page]': { values: { page: ['all'] } },
      '/articles/[slug]/p/[paragraph]': {
        queries: [`comment=${things.comment}`, `report=${comment}`, `thread=${comment}`],
      },
      '/articles/[slug]/p/[paragraph]/check': { queries: [`draft=${things.draft}`] },
      '/articles/[slug]/p/[paragraph]/history/[comment]': { values: { comment: [comment, things.comment] } },
      '/articles/[slug]/reattach/[id]': { values: { id: [check, comment, things.comment, things.check] } },
      '/articles/[slug]/revisions/[number]': { values: { number: ['1'] } },
      '/claims': { queries: ['verdict=accurate', 'order=active'] },
      '/claims/[verdict]/feed.json': { values: { verdict: ['accurate'] } },
      '/claims/[verdict]/feed.xml': { values: { verdict: ['accurate'] } },
      '/comments/[id]': { values: { id: [comment, things.comment] } },
      '/fact-checks/[id]': { values: { id: [check, things.check] } },
      '/fact-checks/[id]/opengraph-image': { values: { id: [check, things.check] } },
      '/fact-checks/[id]/report': { values: { id: [check, things.check] } },
      '/fact-checks/[id]/retract': { values: { id: [check, things.check] } },
      '/link/[token]': { values: { token: ['nobodys-secret'] } },
      '/mine': { queries: ['part=checks', 'part=comments', 'part=drafts'] },
      '/mine/checks/[id]': { values: { id: [things.check] } },
      '/mine/export/[form]': { values: { form: ['json', 'markdown'] } },
      '/record/[id]': { values: { id: ['1'] } },
      '/record/download/[form]': { values: { form: ['csv', 'json'] } },
      '/review': { queries: ['kind=comment'] },
      '/review/[id]': { values: { id: [things.checkCase] } },
      '/admin/people': { queries: [`q=${things.owner.handle}`] },
      '/search': { queries: ['q=council', 'q=council&kind=comment'] },
      '/editor': { queries: ['show=drafts', 'q=council'] },
      '/sitemap/[page]': { values: { page: ['1.xml'] } },
      '/api/comments/[id]': { values: { id: [things.comment] } },
      '/api/comments/[id]/as-check': { values: { id: [comment, things.comment] } },
      '/api/comments/[id]/replies': { values: { id: [comment, things.comment] } },
      '/api/drafts/[id]': { values: { id: [things.draft] } },
      '/api/editor/drafts/[id]': { values: { id: [mine.id] } },
      '/api/paragraphs/[id]/comments': { values: { id: [paragraph] } },
      '/api/people': { queries: [`${about}&q=${author.handle}`] },
      '/api/similar-claims': { queries: [`claim=${things.words.check}`] },
      '/api/viewer': { queries: [about, `person=${things.owner.id}`] },
    },
  }
}

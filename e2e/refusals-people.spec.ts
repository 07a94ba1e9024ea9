import { type Article, expect, newId } from './fixtures'
import type { Action, Form, Visitor } from './post-form'
import {
  checkForm,
  checkUrl,
  commentAction,
  commentForm,
  decideForm,
  goodCheck,
  leaseForm,
  paragraphUrl,
  test,
  withdrawForm,
} from './refusals-scene'

// Every mutation, called over HTTP by whoever may not.

test.skip(({ isMobile }) => isMobile, 'The server answers a phone and a desk alike.')

const decision = { decision: 'publish', reasonCode: 'sound' }
const notFromHere = 'This was not sent from a page of this site. Open the site and try there.'

type Mutation = {
  name: string
  /** Where its code is, and what is called. */
  action: (scene: Scene) => Action
  /** The form that calls it, where it has one without JavaScript. */
  form?: (scene: Scene) => Promise<Form>
  /** What a member gets who is neither its author nor a moderator; undefined where every member may. */
  stranger?: number
}

type Scene = { article: Article; author: Visitor; moderator: Visitor; check: string; comment: string }

const review = (name: string, changes: Record<string, string> = {}, selector = leaseForm): Mutation => ({
  name: `${name} a case`,
  action: ({ check }) => ({
    url: `/review/${check}`,
    file: 'lib/review/actions.ts',
    name,
    fields: { id: check, ...changes },
  }),
  form: async ({ moderator, check }) => {
    const form = await moderator.open(`/review/${check}`, selector)
    return { ...form, fields: { ...form.fields, ...changes } }
  },
  stranger: 404,
})

const mutations: Mutation[] = [
  {
    name: 'post a comment',
    action: ({ article }) => ({
      url: paragraphUrl(article),
      file: 'lib/comment/actions.ts',
      name: 'postComment',
      fields: {
        key: newId(),
        articleId: article.id,
        paragraphId: article.paragraphs[1]?.id ?? '',
        body: 'Is this per year?',
      },
    }),
    form: async ({ article, author }) => {
      const form = await author.open(paragraphUrl(article), commentForm)
      return { ...form, fields: { ...form.fields, body: 'Is this per year?' } }
    },
  },
  {
    name: 'edit a comment',
    action: ({ article, comment }) =>
      commentAction(article, 'saveComment', { id: comment, version: '1', body: 'Not what they said.' }),
    stranger: 403,
  },
  {
    name: 'delete a comment',
    action: ({ article, comment }) => commentAction(article, 'removeComment', { id: comment, version: '1' }),
    stranger: 403,
  },
  {
    name: 'mark a comment',
    action: ({ article, comment }) => ({
      url: article.url,
      file: 'lib/helpful/actions.ts',
      name: 'sayHelpful',
      fields: { id: comment, isHelpful: 'false' },
    }),
  },
  {
    name: 'follow an article',
    action: ({ article }) => ({
      url: article.url,
      file: 'lib/follow/actions.ts',
      name: 'follow',
      fields: { subjectType: 'article', subjectId: article.id, isOn: 'true' },
    }),
  },
  {
    name: 'submit a check',
    action: ({ article }) => ({
      url: checkUrl(article),
      file: 'lib/fact-check/actions.ts',
      name: 'submit',
      fields: {
        key: newId(),
        articleId: article.id,
        paragraphId: article.paragraphs[1]?.id ?? '',
        ...goodCheck,
      },
    }),
    form: async ({ article, author }) => {
      const form = await author.open(checkUrl(article), checkForm)
      return { ...form, fields: { ...form.fields, ...goodCheck } }
    },
  },
  {
    name: 'submit a check again',
    action: ({ check }) => ({
      url: `/mine/checks/${check}`,
      file: 'lib/fact-check/actions.ts',
      name: 'resubmit',
      fields: { id: check, version: '1', ...goodCheck },
    }),
    form: ({ author, check }) => author.open(`/mine/checks/${check}`, checkForm),
    stranger: 404,
  },
  {
    name: 'take a check back',
    action: ({ check }) => ({
      url: `/mine/checks/${check}`,
      file: 'lib/fact-check/actions.ts',
      name: 'withdraw',
      fields: { id: check, version: '1' },
    }),
    form: ({ author, check }) => author.open(`/mine/checks/${check}`, withdrawForm),
    stranger: 404,
  },
  review('claim'),
  { ...review('release'), form: undefined },
  review('decide', { version: '1', ...decision }, decideForm),
]

const scene = test.extend<{ scene: Scene }>({
  scene: async ({ article, person, visitor, commented, submitted }, use) => {
    const where = await article()
    const author = await visitor(await person())
    const moderator = await visitor(await person('moderator'))
    const comment = await commented(where, author)
    await use({ article: where, author, moderator, comment, check: await submitted(where, author) })
  },
})

for (const { name, action, form, stranger } of mutations) {
  scene(
    `who may not ${name} cannot: signed out, of another site, without a part in it`,
    async ({ scene, person, visitor, stored }) => {
      const before = await stored(scene.article)
      const untouched = async () => expect(await stored(scene.article)).toEqual(before)
      // What is refused uses up no form.
      const sent = await form?.(scene)

      await test.step('whoever is signed out, and they keep what they wrote', async () => {
        const nobody = await visitor(null)
        const called = action(scene)
        const answer = await nobody.call(called)
        expect(answer.status).toBe(401)
        expect(answer.words).toContain('"refusal":"signed-out"')
        const { body, explanation } = called.fields
        for (const typed of [body, explanation]) expect(answer.words).toContain(typed ?? '')
        // Without JavaScript: refused, or sent to where one signs in.
        if (sent) expect([401, 303]).toContain((await nobody.send(sent)).status)
        await untouched()
      })

      if (stranger !== undefined)
        await test.step('a member who has no part in it', async () => {
          const other = await visitor(await person())
          const answers = [await other.call(action(scene))]
          if (sent) answers.push(await other.send(sent))
          for (const answer of answers) expect(answer.status).toBe(stranger)
          const refusal = stranger === 404 ? 'not-found' : 'forbidden'
          expect(answers[0]?.words).toContain(`"refusal":"${refusal}"`)
          await untouched()
        })

      await test.step('another site in somebody’s name, which from here can do it', async () => {
        const who = /case/.test(name) ? scene.moderator : scene.author
        for (const origin of ['https://evil.example', 'null', '']) {
          const headers = { origin, 'x-forwarded-host': 'evil.example' }
          const answers = [await who.call(action(scene), headers)]
          if (sent) answers.push(await who.send(sent, {}, headers))
          for (const { status, words } of answers) {
            expect(status, origin).toBe(403)
            expect(words).toContain(notFromHere)
          }
        }
        await untouched()
        expect((await who.call(action(scene))).status, 'from this site').toBe(200)
      })
    },
  )
}

import { type Article, expect, newId } from './fixtures'
import type { Fields } from './post-form'
import { checkForm, checkUrl, commentForm, goodCheck, paragraphUrl, test as scene } from './refusals-scene'

// Forms posted over HTTP, as a browser without JavaScript sends them, with something in them that must not pass.

type Place = { mine: Article; other: Article; cookie: string }

/** All cases are tried on the same two articles by the same author: what is refused leaves nothing behind. */
let made: Place | undefined

const test = scene.extend<{ place: Place }>({
  place: async ({ article, person, visitor }, use) => {
    made ??= {
      mine: await article(),
      other: await article(),
      cookie: (await visitor(await person())).cookie,
    }
    await use(made)
  },
})

test.skip(({ isMobile }) => isMobile, 'The server answers a phone and a desk alike.')

type Case = {
  what: string
  changes: (mine: Article, other: Article) => Fields
  status: number
  words: string
}

const megabyte = 'a'.repeat(1_000_000)
const tooLong = 'a'.repeat(100_000)
const damaged = Buffer.from([0x66, 0x6f, 0x6f, 0xff, 0xfe])
const tooLarge = 'This is too long to send. Shorten it and try again.'
const arrivedDamaged = 'This text holds characters that arrived damaged'
const controls = 'hidden control characters'
/** Refused before anything is read: the browser keeps what was typed. */
const unread = [400, 413]
const gone = 'This is no longer here. Reload the page to see what is.'
const notQuoted = 'These words are not in the paragraph. Copy them exactly'
const badLink = 'This link must start with http:// or https://.'

const places: Case[] = [
  {
    what: 'an unknown paragraph',
    changes: () => ({ paragraphId: newId() }),
    status: 404,
    words: gone,
  },
  {
    what: 'a paragraph of another article',
    changes: (_, other) => ({ paragraphId: other.paragraphs[0]?.id }),
    status: 404,
    words: gone,
  },
  {
    what: 'another article',
    changes: (_, other) => ({ articleId: other.id }),
    status: 404,
    words: gone,
  },
  {
    what: 'what is no id at all',
    changes: () => ({ paragraphId: "1' OR '1'='1" }),
    status: 422,
    words: 'This points to nothing here.',
  },
  {
    what: 'a quote that is not in the paragraph',
    changes: () => ({ quote: 'costs 40 million' }),
    status: 422,
    words: notQuoted,
  },
  {
    what: 'an unknown extra field',
    changes: () => ({ state: 'visible' }),
    status: 422,
    words: 'does not belong to it',
  },
]

const comments: Case[] = [
  { what: 'no words', changes: () => ({ body: '' }), status: 422, words: 'Write something here.' },
  {
    what: 'invisible words',
    changes: () => ({ body: ' \u200b ' }),
    status: 422,
    words: 'Write something here.',
  },
  { what: '1 MB', changes: () => ({ body: megabyte }), status: 413, words: tooLarge },
  {
    what: '100 000 characters',
    changes: () => ({ body: tooLong }),
    status: 422,
    words: 'Shorten this to 5000 characters; it has 100000 now.',
  },
  {
    what: 'bytes that are not UTF-8',
    changes: () => ({ body: damaged }),
    status: 400,
    words: 'This arrived damaged and was not read.',
  },
  {
    what: 'what others could not read',
    changes: () => ({ body: 'foo\ufffd' }),
    status: 422,
    words: arrivedDamaged,
  },
  { what: 'NUL', changes: () => ({ body: 'a\0b' }), status: 422, words: controls },
  { what: 'no body at all', changes: () => ({ body: undefined }), status: 422, words: 'Fill in this field.' },
  ...places,
]

for (const { what, changes, status, words } of comments) {
  test(`a comment with ${what} is refused: nothing is stored and nothing typed is lost`, async ({
    place: { mine, other, cookie },
    visitor,
    stored,
  }) => {
    const author = await visitor(cookie)
    const form = await author.open(paragraphUrl(mine), commentForm)
    const typed = { body: 'Is this per year?', ...changes(mine, other) }
    const before = await stored(mine, other)

    const answer = await author.send(form, typed)
    expect(answer.status).toBe(status)
    expect(answer.words).toContain(words)
    if (!unread.includes(status)) expect(answer.fields.body).toBe(shownFor(typed.body))
    expect(await stored(mine, other)).toEqual(before)

    await test.step('the same form without it is taken', async () => {
      expect((await author.send(form, { body: 'Is this per year?' })).status).toBe(200)
      expect(await stored(mine, other)).not.toEqual(before)
    })
  })
}

const checks: Case[] = [
  {
    what: 'no explanation',
    changes: () => ({ explanation: '' }),
    status: 422,
    words: 'Explanation: Write something here.',
  },
  { what: '1 MB', changes: () => ({ explanation: megabyte }), status: 413, words: tooLarge },
  {
    what: '100 000 characters',
    changes: () => ({ explanation: tooLong }),
    status: 422,
    words: 'Explanation: Shorten this to 10000 characters; it has 100000 now.',
  },
  {
    what: 'bytes that are not UTF-8',
    changes: () => ({ explanation: damaged }),
    status: 400,
    words: 'This arrived damaged and was not read.',
  },
  {
    what: 'what others could not read',
    changes: () => ({ explanation: 'foo\ufffd' }),
    status: 422,
    words: arrivedDamaged,
  },
  { what: 'NUL', changes: () => ({ explanation: 'a\0b' }), status: 422, words: controls },
  {
    what: 'a verdict outside the list',
    changes: () => ({ verdict: 'pants-on-fire' }),
    status: 422,
    words: 'Verdict: Choose a verdict from the list.',
  },
  {
    what: 'evidence that is a script',
    changes: () => ({ 'evidence.0.url': 'javascript:alert(1)' }),
    status: 422,
    words: `Source 1, link: ${badLink}`,
  },
  {
    what: 'evidence at a relative address',
    changes: () => ({ 'evidence.0.url': '/articles/of-my-own' }),
    status: 422,
    words: `Source 1, link: ${badLink}`,
  },
  {
    what: 'evidence without a scheme',
    changes: () => ({ 'evidence.0.url': '//evil.example/page' }),
    status: 422,
    words: `Source 1, link: ${badLink}`,
  },
  {
    what: 'an archived copy that is a script',
    changes: () => ({ 'evidence.0.archiveUrl': 'data:text/html,<script>alert(1)</script>' }),
    status: 422,
    words: `Source 1, archived copy: ${badLink}`,
  },
  ...places,
]

for (const { what, changes, status, words } of checks) {
  test(`a check with ${what} is refused: nothing is stored and nothing typed is lost`, async ({
    place: { mine, other, cookie },
    visitor,
    stored,
  }) => {
    const author = await visitor(cookie)
    const form = await author.open(checkUrl(mine), checkForm)
    const typed: Fields = { ...goodCheck, ...changes(mine, other) }
    const before = await stored(mine, other)

    const answer = await author.send(form, typed)
    expect(answer.status).toBe(status)
    expect(answer.words).toContain(words)
    const isChosen = typed.verdict === goodCheck.verdict
    for (const name of unread.includes(status) ? [] : Object.keys(goodCheck)) {
      // A verdict that is not in the list cannot be shown as chosen.
      if (name !== 'verdict' || isChosen) expect(answer.fields[name], name).toBe(shownFor(typed[name]))
    }
    expect(await stored(mine, other)).toEqual(before)

    await test.step('the same form without it is taken', async () => {
      expect((await author.send(form, goodCheck)).status).toBe(200)
      expect(await stored(mine, other)).not.toEqual(before)
    })
  })
}

/** What a field shows of what was sent: HTML has no NUL, and bytes that are no text were replaced on the way. */
function shownFor(sent: string | Buffer | undefined): string {
  return String(sent ?? '').replaceAll('\0', '\ufffd')
}

import { expect } from './fixtures'
import {
  checkForm,
  commentAction,
  commentForm,
  decideForm,
  goodCheck,
  paragraphUrl,
  test,
  withdrawForm,
} from './refusals-scene'

// What was opened on one version and is sent on another, over HTTP.

test.skip(({ isMobile }) => isMobile, 'The server answers a phone and a desk alike.')

const lost = 'This form has lost its version number. Open it again from the page.'
const conclusion = 'The budget names the sum of all years.'

test('a check is edited only on the version that was opened, once', async ({
  article,
  person,
  visitor,
  submitted,
  stored,
}) => {
  const mine = await article()
  const author = await visitor(await person())
  const id = await submitted(mine, author)
  const form = await author.open(`/mine/checks/${id}`, checkForm)
  const before = await stored(mine)

  const refused = [
    { version: undefined, status: 422, words: lost },
    { version: '0', status: 422, words: lost },
    { version: '1e0', status: 422, words: lost },
    { version: '7', status: 409, words: 'A newer version was saved meanwhile. Nothing was sent' },
  ]
  for (const { version, status, words } of refused) {
    const answer = await author.send(form, { conclusion, version })
    expect(answer.status, version).toBe(status)
    expect(answer.words).toContain(words)
    expect(answer.fields.conclusion).toBe(conclusion)
    expect(await stored(mine)).toEqual(before)
  }

  expect((await author.send(form, { conclusion })).status).toBe(200)
  const edited = await stored(mine)
  expect(edited).not.toEqual(before)
  const replayed = await author.send(form, { conclusion: 'Something else entirely.' })
  expect(replayed.status).toBe(409)
  expect(replayed.words).toContain('A newer version was saved meanwhile. Nothing was sent')
  expect(replayed.words).toContain(conclusion)
  expect(replayed.fields.conclusion).toBe('Something else entirely.')
  expect(await stored(mine)).toEqual(edited)
})

test('a check is taken back only on the version that was opened', async ({
  article,
  person,
  visitor,
  submitted,
  stored,
}) => {
  const mine = await article()
  const author = await visitor(await person())
  const form = await author.open(`/mine/checks/${await submitted(mine, author)}`, withdrawForm)
  const before = await stored(mine)
  for (const [version, status] of [
    [undefined, 422],
    ['2', 409],
  ] as const) {
    expect((await author.send(form, { version })).status).toBe(status)
    expect(await stored(mine)).toEqual(before)
  }
  expect((await author.send(form, { version: '2' })).words).toContain('A newer version (1) exists.')
  expect((await author.send(form)).status).toBe(200)
  expect((await author.send(form)).status, 'taken back twice').toBe(409)
})

test('a case is decided only on the version that was read, once', async ({
  article,
  person,
  visitor,
  submitted,
  stored,
  sql,
}) => {
  const mine = await article()
  const [author, moderator] = [await visitor(await person()), await visitor(await person('moderator'))]
  const id = await submitted(mine, author)
  const form = await moderator.open(`/review/${id}`, decideForm)
  const decision = { decision: 'reject', reasonCode: 'duplicate', reason: 'The same claim is checked above.' }
  const before = await stored(mine)

  const missing = await moderator.send(form, { ...decision, version: undefined })
  expect(missing.status).toBe(422)
  expect(missing.fields).toMatchObject(decision)
  const foreign = await moderator.send(form, { ...decision, version: '2' })
  expect(foreign.status).toBe(409)
  expect(foreign.words).toContain('A newer version (1) exists.')
  expect(foreign.fields).toMatchObject(decision)
  const unknown = await moderator.send(form, { ...decision, decision: 'burn' })
  expect(unknown.status).toBe(422)
  expect(unknown.words).toContain('Choose what to do with this.')
  const silent = await moderator.send(form, { ...decision, reason: '' })
  expect(silent.status).toBe(422)
  expect(silent.words).toContain('Say it in your own words')
  expect(await stored(mine)).toEqual(before)

  expect((await moderator.send(form, decision)).status).toBe(200)
  const decided = await stored(mine)
  const replayed = await moderator.send(form, { ...decision, decision: 'publish', reasonCode: 'sound' })
  expect(replayed.status).toBe(409)
  expect(replayed.words).toContain('Nothing is left to decide here.')
  expect(await stored(mine)).toEqual(decided)
  expect(await sql('SELECT decision FROM review WHERE fact_check_id = $1', [id])).toEqual([
    { decision: 'reject' },
  ])
})

test('a comment is edited and deleted only on the version that was opened', async ({
  article,
  person,
  visitor,
  commented,
  stored,
}) => {
  const mine = await article()
  const author = await visitor(await person())
  const id = await commented(mine, author)
  const before = await stored(mine)
  const body = 'Is this per year, or for all three?'
  const edit = (fields: Record<string, string>) =>
    author.call(commentAction(mine, 'saveComment', { id, body, ...fields }))
  const remove = (fields: Record<string, string>) =>
    author.call(commentAction(mine, 'removeComment', { id, ...fields }))

  for (const send of [edit, remove]) {
    const missing = await send({})
    expect(missing.status).toBe(422)
    expect(missing.words).toContain(lost)
    const foreign = await send({ version: '2' })
    expect(foreign.status).toBe(409)
    expect(foreign.words).toContain('"refusal":"conflict","detail":{"version":1}')
    expect(await stored(mine)).toEqual(before)
  }
  expect((await edit({ version: '2' })).words).toContain(body)

  expect((await edit({ version: '1' })).status).toBe(200)
  const edited = await stored(mine)
  for (const send of [edit, remove]) expect((await send({ version: '1' })).status, 'replayed').toBe(409)
  expect(await stored(mine)).toEqual(edited)
  expect((await remove({ version: '2' })).status).toBe(200)
  expect((await edit({ version: '2' })).status, 'a deleted one').toBe(404)
})

test('what is sent to a page that does not know it is done all the same', async ({
  article,
  person,
  visitor,
  commented,
  sql,
}) => {
  const mine = await article()
  const author = await visitor(await person())
  const id = await commented(mine, author)
  const body = 'Is this per year, or for all three?'
  const edit = commentAction(mine, 'saveComment', { id, version: '1', body })
  expect((await author.call({ ...edit, url: '/record' })).words).toContain('"status":"done"')
  expect(await sql('SELECT body FROM comment WHERE id = $1', [id])).toEqual([{ body }])
})

test('a reply to a comment that was deleted meanwhile is refused and kept', async ({
  article,
  person,
  visitor,
  commented,
  stored,
}) => {
  const mine = await article()
  const [author, other] = [await visitor(await person()), await visitor(await person())]
  const id = await commented(mine, author)
  const form = await other.open(`${paragraphUrl(mine)}?reply=${id}`, commentForm)
  expect(form.fields.parentId).toBe(id)
  await author.call(commentAction(mine, 'removeComment', { id, version: '1' }))
  const before = await stored(mine)
  const body = 'For all three, says the budget.'
  const answer = await other.send(form, { body })
  expect(answer.status).toBe(409)
  expect(await stored(mine)).toEqual(before)
  expect(answer.words).toContain('The comment you answer was deleted.')
  expect(answer.fields.body).toBe(body)
})

test('the same new check or comment sent twice is stored once', async ({ article, person, visitor, sql }) => {
  const mine = await article()
  const author = await visitor(await person())
  const comment = await author.open(paragraphUrl(mine), commentForm)
  const check = await author.open(`${paragraphUrl(mine)}/check`, checkForm)
  for (let time = 0; time < 2; time++) {
    expect((await author.send(comment, { body: 'Is this per year?' })).status).toBe(200)
    expect((await author.send(check, goodCheck)).status).toBe(200)
  }
  for (const table of ['comment', 'fact_check'])
    expect(await sql(`SELECT id FROM ${table} WHERE article_id = $1`, [mine.id])).toHaveLength(1)
})

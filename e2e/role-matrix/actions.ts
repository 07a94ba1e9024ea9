import { hashSync } from '@node-rs/argon2'
import type { MatrixRole } from '../../test/role-matrix/read'
import { sourceSite } from '../environment'
import { newId } from '../fixtures'
import { goodCheck } from '../refusals-scene'
import * as factors from './factors'
import { addSanction, type Cell, makePerson } from './people'
import * as things from './things'

export type Fields = Record<string, string>
/** `before` is another action that comes first, by the same person, or by a colleague of theirs where they may not. */
export type Call = { fields: Fields | null; before?: { name: string; fields: Fields; mayDo: MatrixRole[] } }
type Recipe = (cell: Cell, site: string) => Promise<Call> | Call

const password = 'a password of mine'
let hashed: string | undefined
function passwordHash(): string {
  hashed ??= hashSync(password, { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 })
  return hashed
}
const withPassword = ({ sql }: Cell) => makePerson(sql, 'member', passwordHash())
/** What whoever asks must type to show that it is they. */
async function typed({ sql, actor }: Cell): Promise<string> {
  if (actor) await sql('UPDATE "user" SET password_hash = $2 WHERE id = $1', [actor.id, passwordHash()])
  return password
}
function newcomer(): Fields {
  const handle = `j-${newId().slice(-12)}`
  return { email: `${handle}@test.example`, handle, name: handle, password }
}
const chosen = 'another password of mine'

const of = (fields: Fields): Call => ({ fields })
const byId =
  (thing: (cell: Cell) => Promise<string>, more: Fields = {}): Recipe =>
  async (cell) =>
    of({ id: await thing(cell), ...more })
const at = (cell: Cell, paragraph = 0) => ({
  key: newId(),
  articleId: cell.article.id,
  paragraphId: things.paragraphOf(cell, paragraph).id,
})
const about =
  (make: (cell: Cell) => Promise<string>): Recipe =>
  async (cell) =>
    of({ id: await make(cell) })
const inWork =
  (more: Fields = {}): Recipe =>
  async (cell) =>
    of({ id: (await things.articleInWork(cell)).id, ...more })
const written = {
  title: 'A title',
  byline: '',
  site: '',
  sourceUrl: '',
  language: 'en',
  publishedOn: '',
  'paragraphs.0.kind': 'paragraph',
  'paragraphs.0.text': 'Other words.',
}
const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 16)
const decision = { version: '1', decision: 'publish', reasonCode: 'sound' }
const judged = { ...goodCheck, version: '1' }
const reason = { reason: 'For a reason.' }
const sanctioned = async (cell: Cell) =>
  addSanction(cell.sql, await makePerson(cell.sql, 'member'), 'warning')
const warned = (cell: Cell) => addSanction(cell.sql, cell.owner, 'warning')

/** How each action is called so that whoever may do it does it. */
export const actions: Record<string, Recipe> = {
  // A link that would do, on a site that has its first admin.
  'account.beginSite': async (cell) => {
    await makePerson(cell.sql, 'admin')
    return of({ token: await things.link(cell, 'set-up'), ...newcomer() })
  },
  'account.enter': async (cell) => {
    const person = await withPassword(cell)
    return of({ email: `${person.handle}@test.example`, password })
  },
  'account.giveRole': async ({ sql }) => {
    const person = await makePerson(sql, 'member')
    return of({ personId: person.id, role: 'editor', from: 'member' })
  },
  'account.join': () => of(newcomer()),
  'account.saveProfile': () => of({ name: `Named ${newId()}` }),
  'account.signOut': () => ({ fields: null }),
  'appeal.appeal': async (cell) =>
    of({
      key: newId(),
      target: 'comment',
      id: await things.comment(cell, 'hidden'),
      words: 'It was not so bad.',
    }),
  'article.setMode': ({ article }) => of({ id: article.id, mode: 'open', from: 'open' }),
  'block.block': async ({ sql }) => of({ handle: (await makePerson(sql, 'member')).handle }),
  'block.unblock': async ({ sql }) => of({ handle: (await makePerson(sql, 'member')).handle }),
  'case-note.note': async (cell) =>
    of({ key: newId(), id: await things.waitingCheck(cell), body: 'A note.' }),
  'claim.propose': async (cell) => of({ ...at(cell, 2), factCheckId: await things.publishedCheck(cell) }),
  'comment.postComment': (cell) => of({ ...at(cell), body: `Remark ${newId()}` }),
  'comment.removeComment': byId(things.comment, { version: '1' }),
  'comment.saveComment': byId(things.comment, { version: '1', body: 'Said better.' }),
  'editor.cancel': inWork(),
  'editor.create': () => of({ key: newId(), form: 'plain', text: 'A title\n\nA text.' }),
  'editor.discard': inWork({ savings: '1' }),
  'editor.keepThere': () => {
    const url = `https://example.org/${newId()}`
    const paragraphs = [{ kind: 'paragraph', text: `It rained ${newId()} and ${newId()} all day.` }]
    const article = JSON.stringify({ title: `At ${url}`, metadata: { sourceUrl: url }, paragraphs })
    return of({ key: newId(), url, article })
  },
  'editor.lookThere': () => of({ url: `${sourceSite()}/story` }),
  'editor.take': async (cell) => of({ id: await things.proposal(cell), savings: '1' }),
  'import.dismiss': about(things.proposal),
  'import.forgetFeed': about(things.feed),
  'import.watchFeed': () => of({ url: `https://${newId()}.test.example/feed.xml` }),
  'editor.lookAt': () => of({ form: 'plain', text: 'A title\n\nA text.' }),
  'editor.publish': inWork({ from: '1', savings: '1', reason: 'update', key: newId() }),
  'editor.save': inWork({ base: '1', savings: '1', ...written }),
  'editor.schedule': inWork({ from: '1', savings: '1', reason: 'update', at: tomorrow }),
  'editor.unpublish': inWork({ reason: 'It was not ours.' }),
  'draft.discard': about(things.draft),
  'draft.startDraft': (cell) => of(at(cell)),
  'email.confirmAddress': async (cell) => of({ token: await things.link(cell, 'new-email') }),
  'email.saveEmail': async (cell) => of({ email: `${newId()}@test.example`, password: await typed(cell) }),
  'email.sendVerification': async ({ sql, actor }) => {
    if (actor) await sql('UPDATE "user" SET email_verified_at = NULL WHERE id = $1', [actor.id])
    return of({})
  },
  'factor.confirm': async (cell) => of({ proof: await typed(cell) }),
  'factor.dropApp': () => of({}),
  'factor.makeCodes': async (cell) => {
    if (cell.actor) await factors.addApp(cell.sql, cell.actor.id, true)
    return of({})
  },
  'factor.saveApp': async ({ sql, actor }) =>
    of({ code: actor ? await factors.addApp(sql, actor.id, false) : '000000' }),
  'factor.startApp': () => of({}),
  'fact-check.resubmit': byId(things.checkToChange, judged),
  'fact-check.submit': (cell) => of({ ...at(cell), ...goodCheck }),
  'fact-check.withdraw': byId(things.waitingCheck, { version: '1' }),
  'flag.report': byId(things.comment, { target: 'comment', key: newId(), reasonCode: 'spam' }),
  'follow.follow': ({ article }) => of({ subjectType: 'article', subjectId: article.id, isOn: 'true' }),
  'helpful.sayHelpful': byId(things.comment, { isHelpful: 'true' }),
  'join.joinWithLink': async (cell) => {
    const { email: _, ...person } = newcomer()
    return of({ token: await things.link(cell, 'join'), ...person })
  },
  'join.mailJoinLink': () => of({ email: `${newId()}@test.example` }),
  'leaving.deleteAccount': async (cell) => {
    // The last admin may not go.
    await makePerson(cell.sql, 'admin')
    return of({ password: await typed(cell) })
  },
  'leaving.stay': async (cell) => {
    const token = await things.link(cell, 'leaving')
    await cell.sql(`UPDATE "user" SET leaves_at = now() + interval '1 hour' WHERE id = $1`, [cell.owner.id])
    return of({ token })
  },
  'link.enterWithLink': async (cell) => of({ token: await things.link(cell, 'sign-in') }),
  'link.mailSignInLink': ({ owner }) => of({ email: `${owner.handle}@test.example` }),
  'linked-account.joinWithIdentity': async (cell) => {
    await things.shownIdentity(cell)
    const { password: _, ...chosenHere } = newcomer()
    return of(chosenHere)
  },
  'linked-account.link': async (cell) => {
    await things.shownIdentity(cell)
    return of({})
  },
  'linked-account.unlink': async (cell) => {
    if (cell.actor) await typed(cell)
    return of({ id: await things.linkedAccount(cell) })
  },
  'moderation.addRule': () => of({ kind: 'suspect', pattern: `word ${newId()}` }),
  'moderation.removeRule': about(things.wordRule),
  'notification.endMail': (cell) => of({ token: things.stopToken(cell) }),
  'notification.saveNotificationChoices': () => of({}),
  'passkey.confirmWithPasskey': async ({ sql, actor, owner }, site) => {
    const { id } = actor ?? owner
    return of({ answer: await factors.answerOf(sql, site, id, { confirm: id }) })
  },
  'passkey.dropPasskey': () => of({ id: newId() }),
  'passkey.enterWithPasskey': async ({ sql }, site) => {
    const { id } = await makePerson(sql, 'member')
    return of({ answer: await factors.answerOf(sql, site, id, 'sign-in') })
  },
  'passkey.keepPasskey': ({ actor, owner }, site) =>
    of({ answer: factors.newPasskey(site, (actor ?? owner).id), name: 'Phone' }),
  'passkey.offerOwnPasskey': () => of({ what: 'add' }),
  'passkey.offerPasskey': () => of({ step: 'first' }),
  'password.choosePassword': async (cell) =>
    of({ token: await things.link(cell, 'reset'), password: chosen }),
  'password.forgetPassword': ({ owner }) => of({ email: `${owner.handle}@test.example` }),
  'password.savePassword': async (cell) => of({ current: await typed(cell), password: chosen }),
  'revision.tie': async (cell) =>
    of({
      key: newId(),
      paragraphId: things.paragraphOf(cell, 1).id,
      subject: 'comment',
      id: await things.orphan(cell),
    }),
  'retraction.retract': byId(things.publishedCheck, { version: '1', reasonCode: 'was-wrong', ...reason }),
  'review.ask': about(things.waitingCheck),
  'review.claim': about(things.waitingCheck),
  'review.decide': byId(things.waitingCheck, decision),
  'review.decideTogether': async (cell) =>
    of({ cases: `${await things.heldComment(cell)}:1:show`, reasonCode: 'within-rules' }),
  'review.release': about(things.waitingCheck),
  'review.undo': async (cell) => {
    const id = await things.waitingCheck(cell)
    const fields = { id, version: '1', decision: 'reject', reasonCode: 'not-checkable' }
    return { fields: { id }, before: { name: 'review.decide', fields, mayDo: ['moderator', 'admin'] } }
  },
  'sanction.acknowledge': about(warned),
  'sanction.appeal': byId(warned, { words: 'It was not me.' }),
  'sanction.appealSignedOut': async (cell) => {
    const person = await withPassword(cell)
    await addSanction(cell.sql, person, 'ban')
    return of({ email: `${person.handle}@test.example`, password, words: 'It was not me.' })
  },
  'sanction.lift': byId(sanctioned, reason),
  'sanction.sanction': async ({ sql }) => {
    const person = await makePerson(sql, 'member')
    return of({ key: newId(), personId: person.id, kind: 'warning', ...reason })
  },
  'saved-filter.dropFilter': about(things.savedFilter),
  'saved-filter.keepFilter': () => of({ name: `Filter ${newId()}`, query: 'kind=flag' }),
  'saved-filter.nameFilter': async (cell) =>
    of({ id: await things.savedFilter(cell), name: `Named ${newId()}` }),
  'second-step.enterWithCode': async (cell) => {
    const { cookie, code } = await factors.halfway(cell.sql, (await makePerson(cell.sql, 'member')).id)
    cell.cookie = [cell.cookie, cookie].filter(Boolean).join('; ')
    return of({ code })
  },
  'session.signOutElsewhere': () => of({}),
  'session.signThemOut': async ({ sql }) => of({ personId: (await makePerson(sql, 'member')).id }),
  'setting.saveSetting': () => of({ name: 'review-target-hours', value: '24', from: '0' }),
  'template.remove': about(things.template),
  'template.save': () =>
    of({ kind: 'flag', decision: 'dismiss', title: `T ${newId()}`, words: 'It is fine.' }),
}

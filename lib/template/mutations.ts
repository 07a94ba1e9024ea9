import 'server-only'
import { type Transaction, transaction } from '@/lib/db'
import { append } from '@/lib/event/append'
import { can, type Viewer } from '@/lib/policy'
import { type Result, refuse, succeed } from '@/lib/result'
import type { RemoveTemplateInput, SaveTemplateInput } from '@/lib/template/input'

type Id = { id: string }

/**
 * Stores a template. The same one stored again is the one that stands; of two who change one at once the second is
 * told.
 */
export async function saveTemplate(viewer: Viewer, input: SaveTemplateInput): Promise<Result<Id>> {
  if (!can(viewer, 'site.administer')) return refuse('not-found')
  const { id, from, ...content } = input
  return transaction((tx) => (id ? change(tx, viewer, id, from, content) : add(tx, viewer, content)))
}

type Content = Omit<SaveTemplateInput, 'id' | 'from'>

async function add(tx: Transaction, viewer: Viewer, content: Content): Promise<Result<Id>> {
  const { kind, title } = content
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`template ${kind} ${title}`}, 0))::text`
  const same = await tx.decisionTemplate.findFirst({ where: { ...content, removedAt: null } })
  if (same) return succeed({ id: same.id })
  const data = { ...content, createdById: viewer.id }
  const { id } = await tx.decisionTemplate.create({ data, select: { id: true } })
  log(tx, viewer, id, { what: 'added', ...content })
  return succeed({ id })
}

async function change(
  tx: Transaction,
  viewer: Viewer,
  id: string,
  from: string | undefined,
  content: Content,
): Promise<Result<Id>> {
  await tx.$queryRaw`SELECT 1 FROM decision_template WHERE id = ${id}::uuid FOR UPDATE`
  const stored = await tx.decisionTemplate.findFirst({ where: { id, removedAt: null } })
  if (!stored) return refuse('not-found')
  const { kind, decision, title, words, updatedAt } = stored
  const before = { kind, decision, title, words }
  if (JSON.stringify(before) === JSON.stringify(inOrder(content))) return succeed({ id })
  if (updatedAt.toISOString() !== from) return refuse('conflict')
  await tx.decisionTemplate.update({
    where: { id },
    data: { ...content, updatedAt: new Date() },
    select: { id: true },
  })
  log(tx, viewer, id, { what: 'changed', ...content })
  return succeed({ id })
}

const inOrder = ({ kind, decision, title, words }: Content) => ({ kind, decision, title, words })

/** Takes a template away; taking it away again changes nothing. */
export async function removeTemplate(viewer: Viewer, { id }: RemoveTemplateInput): Promise<Result<Id>> {
  if (!can(viewer, 'site.administer')) return refuse('not-found')
  return transaction(async (tx) => {
    const where = { id, removedAt: null }
    const { count } = await tx.decisionTemplate.updateMany({ where, data: { removedAt: new Date() } })
    if (count > 0) log(tx, viewer, id, { what: 'removed' })
    return succeed({ id })
  })
}

function log(tx: Transaction, viewer: Viewer, subjectId: string, data: Record<string, string>) {
  append(tx, {
    kind: 'template.changed',
    actorId: viewer.id,
    subjectType: 'template',
    subjectId,
    data,
  })
}

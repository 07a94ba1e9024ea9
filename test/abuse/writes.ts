import type { FormFields } from '@/bench/actions'
import { askRoute, callAction, callOf, prepare } from '@/e2e/role-matrix/ask'
import { type Cell, makeCell } from '@/e2e/role-matrix/people'
import { type MatrixRole, readMatrix, roles } from '@/test/role-matrix/read'
import { patiently } from './ask'
import type { Stage } from './stage'

export type Answer = { status: number; text: string }
export type Prepared = {
  cell: Cell
  fields: Record<string, string>
  /** Where a route handler takes it. */
  path: string
  send: (fields: FormFields, headers?: Record<string, string>) => Promise<Answer>
}
export type Write = { name: string; isAction: boolean; prepare: (role: MatrixRole) => Promise<Prepared> }

/** Taken by this very process, which shows its secret, and from mail programs. */
const special = ['POST /api/internal/stale', 'POST /api/internal/work', 'POST /api/unsubscribe/[token]']
/** Does what it does whatever is sent. */
export const withoutForm = 'account.signOut'

export const matrix = readMatrix()

/** Whether somebody with this role is let through to do it, as the matrix says. */
export function mayDo(name: string, role: MatrixRole): boolean {
  return (matrix.get(name)?.[role] ?? 500) < 400
}

/** A role for which the matrix has no refusal: the one with the least rights. */
export function someoneWhoMay(name: string): MatrixRole {
  return roles.find((role) => mayDo(name, role)) ?? 'admin'
}

/** Every form that the site takes: all server actions and all route handlers that change something. */
export function everyWrite({ own, article, database, actions }: Stage): Write[] {
  const called = actions.map((action) => ({
    name: action.name,
    isAction: true,
    async prepare(role: MatrixRole) {
      const cell = await makeCell(database, article, role)
      const { fields } = await callOf(own.url, action.name, cell)
      const send: Prepared['send'] = (pairs, headers) =>
        patiently(() => callAction(own.url, action, cell, pairs, headers))
      return { cell, fields: fields ?? {}, path: article.url, send }
    },
  }))
  const posted = [...matrix.keys()]
    .filter((name) => name.startsWith('POST ') && !special.includes(name))
    .map((name) => ({
      name,
      isAction: false,
      async prepare(role: MatrixRole) {
        const cell = await makeCell(database, article, role)
        const { path, fields = {} } = await prepare(name, name.slice('POST '.length), cell)
        const send: Prepared['send'] = (pairs, headers) =>
          patiently(() => askRoute(own.url, 'POST', path, cell.cookie, pairs, headers))
        return { cell, fields: fields as Record<string, string>, path, send }
      },
    }))
  return [...called, ...posted]
}

import { readFileSync } from 'node:fs'
import path from 'node:path'

/** The columns of `matrix.md`: who asks. */
export const roles = [
  'signed out',
  'member',
  'suspended',
  'unverified',
  'author',
  'other member',
  'editor',
  'moderator',
  'moderator-author',
  'admin',
] as const
export type MatrixRole = (typeof roles)[number]

/** What each role is answered, by what is asked for: `GET /path`, `POST /path` or `room.action`. */
export type Matrix = Map<string, Record<MatrixRole, number>>

/** The tables of `matrix.md`. Throws where a row is written twice or lacks a cell. */
export function readMatrix(file = path.join(import.meta.dirname, 'matrix.md')): Matrix {
  const matrix: Matrix = new Map()
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [name = '', ...cells] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
    if (!name.startsWith('`')) continue
    const asked = name.slice(1, -1)
    if (matrix.has(asked)) throw new Error(`${asked} is in the matrix twice.`)
    if (cells.length !== roles.length || !cells.every((cell) => /^[2-5]\d\d$/.test(cell)))
      throw new Error(`${asked} needs a status for each of ${roles.length} roles.`)
    matrix.set(
      asked,
      Object.fromEntries(roles.map((role, at) => [role, Number(cells[at])])) as Record<MatrixRole, number>,
    )
  }
  return matrix
}

import { type Files, importsOf, resolveImport, withoutComments } from './imports'
import { findOutgoing } from './outgoing'

/** What a file is, by its place and its first lines. */
export type Kind =
  | 'app'
  | 'route handler'
  | 'server component'
  | 'client component'
  | 'ui'
  | 'actions'
  | 'queries'
  | 'mutations'
  | 'session'
  | 'auth'
  | 'db'
  | 'server lib'
  | 'pure lib'

// `own`: of the same room only. `types`: nothing that exists at run time. Left out: not at all.
type Reach = 'yes' | 'own' | 'types'
type Row = Partial<Record<Kind, Reach>>

const read: Row = { 'pure lib': 'yes', queries: 'yes', 'server lib': 'yes' }
const draw: Row = { ui: 'yes', 'server component': 'yes', 'client component': 'yes' }

/**
 * “Who may import whom” of the house, row by row; the build fails on whatever is not in it. Besides the table:
 * `server lib` is a lib module marked `server-only` (or listed below) that is none of the named ones; it serves
 * the server side of lib and app, and nothing that reaches a browser.
 */
export const table: Record<Kind, Row> = {
  app: { ...read, session: 'yes', ...draw },
  'route handler': { ...read, mutations: 'yes', session: 'yes', auth: 'yes' },
  'server component': { ...read, session: 'yes', ...draw },
  'client component': {
    'pure lib': 'yes',
    queries: 'types',
    actions: 'yes',
    ui: 'yes',
    'client component': 'yes',
  },
  ui: { ui: 'yes' },
  actions: {
    'pure lib': 'yes',
    queries: 'own',
    mutations: 'own',
    session: 'yes',
    auth: 'yes',
    'server lib': 'yes',
  },
  queries: { ...read, mutations: 'own', db: 'yes' },
  mutations: { ...read, mutations: 'own', db: 'yes' },
  session: { ...read, mutations: 'yes', session: 'yes', auth: 'yes', db: 'yes' },
  auth: { ...read, mutations: 'yes', auth: 'yes', db: 'yes' },
  db: { 'pure lib': 'yes', db: 'yes', 'server lib': 'yes' },
  'server lib': { ...read, db: 'yes' },
  'pure lib': { 'pure lib': 'yes' },
}

/** Server modules that the process outside of Next loads too, where `server-only` would throw. */
const sharedWithProcess = [
  'lib/env.ts',
  'lib/own-secret.ts',
  'lib/exchange.ts',
  'lib/log.ts',
  'lib/auth/cookie.ts',
  'lib/session/token-hash.ts',
]
const mustBeServerOnly: Kind[] = ['queries', 'mutations', 'session', 'db']
const notPure = /^(next|react|next-auth|react-dom|prisma|@prisma|pg|server-only)(\/|$)|^node:/

/** Every break of the rules in these files, one sentence each. */
export function findBreaks(files: Files): string[] {
  return [...files.keys()]
    .filter(isCovered)
    .flatMap((file) => [...breaksByImport(file, files), ...breaksByContent(file, files)])
    .concat(findOutgoing(files))
}

function isCovered(file: string): boolean {
  return /^(app|components|lib)\/.*\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file)
}

function breaksByImport(file: string, files: Files): string[] {
  const from = kindOf(file, files)
  return importsOf(files.get(file) ?? '').flatMap(({ specifier, typeOnly }) => {
    const target = resolveImport(file, specifier, files)
    if (target === null)
      return from === 'pure lib' && notPure.test(specifier)
        ? [`${file}: pure lib may not import ${specifier}`]
        : []
    const to = target.startsWith('prisma/') ? 'db' : isCovered(target) ? kindOf(target, files) : null
    if (to === null)
      return /\.(css|json|woff2)$/.test(target) ? [] : [`${file}: ${from} may not import ${target}`]
    if (reaches(table[from][to], file, target, typeOnly)) return []
    if (from === 'client component' && to === 'server component' && isHarmless(target, files)) return []
    return [`${file}: ${from} may not import ${to} ${target}`]
  })
}

function breaksByContent(file: string, files: Files): string[] {
  const text = withoutComments(files.get(file) ?? '')
  const kind = kindOf(file, files)
  const problems: string[] = []
  if (/\bprocess\s*\.\s*env\b/.test(text) && file !== 'lib/env.ts')
    problems.push(`${file}: only lib/env.ts may read process.env`)
  if (mustBeServerOnly.includes(kind) && !isServerOnly(text))
    problems.push(`${file}: ${kind} must import server-only`)
  if (kind === 'actions' && !/^\s*['"]use server['"]/.test(text))
    problems.push(`${file}: actions must begin with 'use server'`)
  return problems
}

function reaches(reach: Reach | undefined, file: string, target: string, typeOnly: boolean): boolean {
  if (reach === 'own') return roomOf(file) === roomOf(target)
  return reach === 'yes' || (reach === 'types' && typeOnly)
}

// A component without a mark that leads to nothing of the server runs in the browser as well.
function isHarmless(file: string, files: Files, seen = new Set<string>()): boolean {
  if (seen.has(file)) return true
  seen.add(file)
  return importsOf(files.get(file) ?? '').every(({ specifier, typeOnly }) => {
    const target = resolveImport(file, specifier, files)
    if (target === null || typeOnly) return specifier !== 'server-only'
    const kind = kindOf(target, files)
    return kind === 'server component'
      ? isHarmless(target, files, seen)
      : reaches(table['client component'][kind], file, target, typeOnly)
  })
}

function roomOf(file: string): string | undefined {
  return file.split('/').slice(0, -1).join('/')
}

function isServerOnly(text: string): boolean {
  return /import\s+['"]server-only['"]/.test(text)
}

/** The row and column of a file in the table. */
export function kindOf(file: string, files: Files): Kind {
  const text = withoutComments(files.get(file) ?? '')
  const isClient = /^\s*['"]use client['"]/.test(text)
  if (file.startsWith('components/ui/')) return 'ui'
  if (isClient) return 'client component'
  if (file.startsWith('components/')) return 'server component'
  if (file.startsWith('app/')) return /\/route\.tsx?$/.test(file) ? 'route handler' : 'app'
  const named = /^lib\/(?:.*\/)?(actions|queries|mutations)\.ts$/.exec(file)?.[1]
  if (named) return named as Kind
  if (/^lib\/auth\/(session|first-step|desk)\.ts$/.test(file)) return 'session'
  if (file === 'lib/auth/config.ts') return 'auth'
  if (file === 'lib/db.ts') return 'db'
  return isServerOnly(text) || sharedWithProcess.includes(file) ? 'server lib' : 'pure lib'
}

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '@/scripts/setup/folders.mjs'
import { importsOf } from './imports'
import { findBreaks } from './layers'

const serverOnly = "import 'server-only'\n"
// One virtual house in which everything is in order; each case adds one file that is not.
const house: Record<string, string> = {
  'lib/policy.ts': 'export const rules = {}',
  'lib/env.ts': "import { z } from 'zod'\nexport const env = () => process.env",
  'lib/db.ts': `${serverOnly}import { env } from '@/lib/env'\nimport { PrismaClient } from '@/prisma/client/client'`,
  'lib/door.ts': serverOnly,
  'lib/auth/session.ts': `${serverOnly}import { findPerson } from '@/lib/account/queries'`,
  'lib/account/queries.ts': `${serverOnly}import { db } from '@/lib/db'`,
  'lib/account/mutations.ts': `${serverOnly}import { db } from '@/lib/db'`,
  'lib/article/queries.ts': `${serverOnly}import { findPerson } from '@/lib/account/queries'`,
  'lib/article/mutations.ts': `${serverOnly}import { rules } from '@/lib/policy'`,
  'lib/article/actions.ts':
    "'use server'\nimport { create } from './mutations'\nimport { getViewer } from '@/lib/auth/session'",
  'components/ui/button.tsx': "import { useId } from 'react'",
  'components/article/article.tsx':
    "import { findArticle } from '@/lib/article/queries'\nimport { Form } from './form'",
  'components/article/glyph.tsx': "import { rules } from '@/lib/policy'",
  'components/article/form.tsx':
    "'use client'\nimport { create } from '@/lib/article/actions'\nimport type { Shown } from '@/lib/article/queries'\nimport { Glyph } from './glyph'",
  'app/(public)/page.tsx':
    "import { Article } from '@/components/article/article'\nimport { listArticles } from '@/lib/article/queries'",
  'lib/outgoing/request.ts': `${serverOnly}import { fetch } from 'undici'\nfetch(address)`,
  'components/article/store.ts': "fetch(routes.viewer(id), { cache: 'no-store' })",
  'server/main.ts': `import { createServer } from 'node:http'\nfetch(\`\${local}\${page}\`)`,
  'app/api/v1/articles/route.ts': "import { create } from '@/lib/article/mutations'",
}

function breaksWith(file: string, text: string): string[] {
  return findBreaks(new Map(Object.entries({ ...house, [file]: text })))
}

function listCode(folder: string): string[] {
  const names = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
  return names
    .filter((name) => /\.(tsx?|mjs|cjs)$/.test(name))
    .map((name) => `${folder}/${name.split(path.sep).join('/')}`)
}

const offences: [rule: string, file: string, text: string][] = [
  ['app → mutations', 'app/a/page.tsx', "import { create } from '@/lib/article/mutations'"],
  ['app → actions', 'app/a/page.tsx', "import { create } from '@/lib/article/actions'"],
  ['app → db', 'app/a/page.tsx', "import { db } from '@/lib/db'"],
  ['app → the Prisma client', 'app/a/page.tsx', "import { PrismaClient } from '@/prisma/client/client'"],
  ['route handler → actions', 'app/api/a/route.ts', "import { create } from '@/lib/article/actions'"],
  ['route handler → db', 'app/api/a/route.ts', "import { db } from '@/lib/db'"],
  [
    'server component → mutations',
    'components/article/a.tsx',
    "import { create } from '@/lib/article/mutations'",
  ],
  [
    'server component → actions',
    'components/article/a.tsx',
    "import { create } from '@/lib/article/actions'",
  ],
  ['server component → db', 'components/article/a.tsx', "import { db } from '../../lib/db'"],
  [
    'client component → queries, as values',
    'components/article/a.tsx',
    "'use client'\nimport { findArticle } from '@/lib/article/queries'",
  ],
  [
    'client component → mutations',
    'components/article/a.tsx',
    "'use client'\nimport { create } from '@/lib/article/mutations'",
  ],
  [
    'client component → session',
    'components/article/a.tsx',
    "'use client'\nimport { getViewer } from '@/lib/auth/session'",
  ],
  ['client component → db', 'components/article/a.tsx', "'use client'\nimport { db } from '@/lib/db'"],
  [
    'client component → a component of the server',
    'components/article/a.tsx',
    "'use client'\nimport { Article } from './article'",
  ],
  [
    'client component → server lib',
    'components/article/a.tsx',
    "'use client'\nimport { door } from '@/lib/door'",
  ],
  ['a client component in app → db', 'app/a/form.tsx', "'use client'\nimport { db } from '@/lib/db'"],
  ['ui → pure lib', 'components/ui/a.tsx', "import { rules } from '@/lib/policy'"],
  ['ui → pure lib, as types', 'components/ui/a.tsx', "import type { Rules } from '@/lib/policy'"],
  ['ui → feature components', 'components/ui/a.tsx', "import { Glyph } from '@/components/article/glyph'"],
  [
    'actions → mutations of another room',
    'lib/article/actions.ts',
    "'use server'\nimport { signUp } from '@/lib/account/mutations'",
  ],
  [
    'actions → queries of another room',
    'lib/article/actions.ts',
    "'use server'\nimport { findPerson } from '@/lib/account/queries'",
  ],
  ['actions → db', 'lib/article/actions.ts', "'use server'\nimport { db } from '@/lib/db'"],
  ["actions without 'use server'", 'lib/article/actions.ts', "import { create } from './mutations'"],
  [
    'queries → mutations of another room',
    'lib/article/queries.ts',
    `${serverOnly}import { signUp } from '@/lib/account/mutations'`,
  ],
  [
    'mutations → mutations of another room',
    'lib/article/mutations.ts',
    `${serverOnly}import { signUp } from '../account/mutations'`,
  ],
  [
    'mutations → session',
    'lib/article/mutations.ts',
    `${serverOnly}import { getViewer } from '@/lib/auth/session'`,
  ],
  ['mutations → actions', 'lib/article/mutations.ts', `${serverOnly}import { create } from './actions'`],
  ['queries without server-only', 'lib/article/queries.ts', "import { db } from '@/lib/db'"],
  [
    'lib → components',
    'lib/article/queries.ts',
    `${serverOnly}import { Glyph } from '@/components/article/glyph'`,
  ],
  [
    'lib → scripts',
    'lib/article/queries.ts',
    `${serverOnly}import { root } from '@/scripts/setup/folders.mjs'`,
  ],
  ['pure lib → queries', 'lib/article/rules.ts', "import { findArticle } from './queries'"],
  ['pure lib → server lib', 'lib/article/rules.ts', "import { env } from '@/lib/env'"],
  ['pure lib → next', 'lib/article/rules.ts', "import { cookies } from 'next/headers'"],
  ['pure lib → react', 'lib/article/rules.ts', "import type { ReactNode } from 'react'"],
  ['pure lib → prisma', 'lib/article/rules.ts', "import type { Prisma } from '@/prisma/client/client'"],
  ['pure lib → node', 'lib/article/rules.ts', "const fs = await import('node:fs')"],
  ['fetch of another site in lib', 'lib/article/rules.ts', "await fetch('https://example.org')"],
  ['fetch of a variable in lib', 'lib/article/rules.ts', 'await fetch(url)'],
  ['fetch of another site in a browser', 'components/article/a.tsx', "'use client'\nfetch('//example.org')"],
  ['fetch of another site in a page', 'app/a/page.tsx', `await fetch(\`https://\${host}\`)`],
  ['fetch of another site in the server', 'server/a.ts', 'await fetch(address)'],
  ['undici', 'lib/article/queries.ts', `${serverOnly}import { request } from 'undici'`],
  ['node:https', 'lib/article/queries.ts', `${serverOnly}import { get } from 'node:https'`],
  ['http.request in the server', 'server/a.ts', "import http from 'node:http'\nhttp.request(address)"],
  ['node:net by import()', 'app/api/a/route.ts', "const net = await import('node:net')"],
  ['process.env outside of lib/env.ts', 'lib/article/rules.ts', 'export const key = process.env.KEY'],
]

describe('the layers', () => {
  it('hold in every file of app, components, lib and server', () => {
    const names = ['app', 'components', 'lib', 'server'].flatMap(listCode)
    const files = new Map(names.map((name) => [name, readFileSync(path.join(root, name), 'utf8')]))
    expect(findBreaks(files)).toEqual([])
  })

  it('allow a house in order', () => {
    expect(findBreaks(new Map(Object.entries(house)))).toEqual([])
  })

  it.each(offences)('refuse %s', (_rule, file, text) => {
    expect(breaksWith(file, text).map((sentence) => sentence.split(':')[0])).toEqual([file])
  })
})

describe('the import scanner', () => {
  it('sees every form of import and nothing in comments', () => {
    const text = `import a from 'a'
      // import b from 'b'
      /* import c from 'c' */
      import {
        type D,
      } from 'd'
      export { e } from "e"; import 'f'
      export type { G } from 'g'
      const h = await import('h')
      const url = 'https://example.test/' // import i from 'i'`
    expect(importsOf(text).map(({ specifier }) => specifier)).toEqual(['a', 'd', 'e', 'f', 'g', 'h'])
    expect(
      importsOf(text)
        .filter(({ typeOnly }) => typeOnly)
        .map(({ specifier }) => specifier),
    ).toEqual(['d', 'g'])
  })
})

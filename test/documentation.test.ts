import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '@/scripts/setup/folders.mjs'

const read = (file: string) => readFileSync(path.join(root, file), 'utf8')
const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? '')

const documents = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...listFiles('docs', /\.md$/)]
const code = ['lib', 'server', 'scripts', 'app', 'components', 'test', 'e2e', 'prisma']
  .flatMap((folder) => listFiles(folder, /\.(tsx?|mjs|prisma|sql)$/))
  .filter((file) => !file.startsWith('prisma/client/'))

function listFiles(folder: string, name: RegExp): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => name.test(file))
    .map((file) => `${folder}/${file.split(path.sep).join('/')}`)
}

// Set by the tools, the tests or our own scripts for what they start; nobody else is to set them.
const inner =
  /^(NODE_ENV|PATH|CI|INIT_CWD|AUTH_URL|KEY|NEXT_PHASE|VITEST_POOL_ID|PRISMA_SCHEMA_ENGINE_BINARY|OBELUS_E2E_.+|OBELUS_LEASH_.+|OBELUS_FAULTS_.+)$/
const testsOnly = ['PLAYWRIGHT_CHROMIUM_PATH', 'TEST_DATABASE_URL']

/** The settings that lib/env.ts checks, with their defaults. */
function checkedSettings(): Map<string, string | undefined> {
  const schema = /z\.object\(\{([\s\S]*?)\n\}\)/.exec(read('lib/env.ts'))?.[1] ?? ''
  return new Map(
    [...schema.matchAll(/^ {2}([A-Z_]+):(.*)$/gm)].map(([, name = '', rule = '']) => [
      name,
      /\.default\('?([^')]*)'?\)/.exec(rule)?.[1],
    ]),
  )
}

/** The settings that the scripts and tests read from the environment. */
function readSettings(): string[] {
  const tools = [...code, 'playwright.config.ts', 'vitest.config.ts', 'prisma.config.ts', 'next.config.mjs']
  return tools.flatMap((file) => {
    const text = read(file)
    const taken = matches(text, /const \{([^}]*)\} = process\.env/g).flatMap((names) => names.split(','))
    return [...matches(text, /process\.env\.([A-Z][A-Z_0-9]*)/g), ...taken.map((name) => name.trim())]
  })
}

const outer = [...new Set([...checkedSettings().keys(), ...readSettings()])]
  .filter((name) => name && !inner.test(name))
  .sort()

describe('the settings', () => {
  const rows = [...read('README.md').matchAll(/^\| `([A-Z_]+)` \|(.*)\|$/gm)]

  it('are all in .env.example, and nothing else is', () => {
    expect(matches(read('.env.example'), /^#?([A-Z_]+)=/gm).sort()).toEqual(outer)
  })

  it('are all in the README, but for those of the tests', () => {
    expect(rows.map(([, name]) => name).sort()).toEqual(outer.filter((name) => !testsOnly.includes(name)))
  })

  it('have the default in the README that the code gives them', () => {
    const defaults = [...checkedSettings()].filter(
      ([name, value]) => value !== undefined && !inner.test(name),
    )
    expect(defaults.map(([name]) => name)).toEqual([
      'DATABASE_POOL_SIZE',
      'SHARED_PAGES_MB',
      'KEPT_PAGES_MB',
      'LIVE_LISTENERS',
      'DIGEST_HOUR',
      'JOBS',
      'LIMITS_TIMES',
      'LOG_LEVEL',
      'PORT',
      'HOST',
    ])
    for (const [name, value] of defaults) {
      expect(rows.find(([, row]) => row === name)?.[2], name).toContain(`\`${value}\``)
    }
  })
})

describe('the dependencies', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json'))
  const [runTime = '', development = ''] = read('docs/dependencies.md').split('## For development')
  const rowsOf = (text: string) => matches(text, /^\| `([^`]+)` \| .{5,} \|$/gm).sort()

  it('each have a line that says why they are here', () => {
    expect(rowsOf(runTime)).toEqual(Object.keys(dependencies).sort())
    expect(rowsOf(development)).toEqual(Object.keys(devDependencies).sort())
  })
})

describe('the documents', () => {
  it.each(documents)('%s names only commands that exist', (file) => {
    const { scripts } = JSON.parse(read('package.json'))
    const named = matches(read(file), /\bnpm run ([a-z][a-z0-9:-]*)/g)
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })

  it.each(documents)('%s links only to what exists', (file) => {
    const text = read(file)
    const targets = [...matches(text, /\]\(([^)\s]+)\)/g), ...matches(text, /(?:src|srcset)="([^"]+)"/g)]
    const local = targets
      .filter((target) => !/^(https?:|#)/.test(target))
      .map((target) => target.split('#')[0] ?? '')
    expect(local.filter((target) => !existsSync(path.join(root, path.dirname(file), target)))).toEqual([])
  })

  it.each(documents)('%s names only files of this tree', (file) => {
    const named = matches(
      read(file),
      /`((?:app|components|lib|server|prisma|scripts|test|e2e|docs)\/[\w./()[\]-]+)`/g,
    )
    expect(named.filter((name) => !existsSync(path.join(root, name)))).toEqual([])
  })

  it('are there where the code refers to them', () => {
    const known = documents.filter((file) => file.startsWith('docs/'))
    const broken = code.flatMap((file) =>
      matches(read(file), /\b(docs\/[a-z0-9/-]+)/g)
        .filter((named) => !known.some((document) => document.startsWith(named)))
        .map((named) => `${file}: ${named}`),
    )
    expect(broken).toEqual([])
  })
})

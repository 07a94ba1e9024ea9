import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type { SchemaEngine as Engine } from '@prisma/schema-engine-wasm'

/**
 * Prisma's schema engine as WebAssembly, because its native build has to be downloaded. Used for what depends on
 * Prisma's own knowledge: the SQL between two schemas, and its reading of the migration history. It connects at once,
 * even where it then asks the database nothing.
 */
export async function openEngine(databaseUrl: string): Promise<Engine> {
  const { SchemaEngine } = await loadWasm()
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString: databaseUrl }))
  return SchemaEngine.new({ datamodels: undefined }, () => {}, adapter)
}

/** The SQL that leads from one schema text to another; from nothing when `before` is null. Empty: no difference. */
export async function sqlBetween(databaseUrl: string, before: string | null, after: string): Promise<string> {
  const engine = await openEngine(databaseUrl)
  try {
    const { stdout } = await engine.diff({
      from: before === null ? { tag: 'empty' } : target(before),
      to: target(after),
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    })
    const sql = (stdout ?? '').trim()
    return /^-- This is an empty migration/.test(sql) ? '' : sql && `${sql}\n`
  } finally {
    engine.free()
  }
}

function target(content: string) {
  return { tag: 'schemaDatamodel' as const, files: [{ path: 'schema.prisma', content }] }
}

let loaded: Promise<typeof import('@prisma/schema-engine-wasm')> | undefined

function loadWasm() {
  loaded ??= (async () => {
    const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg')
    const folder = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
    const bytes = readFileSync(folder.replace(/\.js$/, '.wasm'))
    const imports = { './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports }
    const { instance } = await WebAssembly.instantiate(bytes, imports)
    const start = instance.exports.__wbindgen_start
    ;(glue as unknown as { __wbg_set_wasm(exports: unknown): void }).__wbg_set_wasm(instance.exports)
    if (typeof start === 'function') start()
    return glue as unknown as typeof import('@prisma/schema-engine-wasm')
  })()
  return loaded
}

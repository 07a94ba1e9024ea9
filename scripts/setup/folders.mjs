import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of this clone: everything the scripts read or write lies under it, or under `dataFolder()`. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..')

/** Where the embedded default keeps its database, secrets and demo people: `OBELUS_DATA`, else `.obelus` in the clone. */
export function dataFolder() {
  return path.resolve(root, process.env.OBELUS_DATA || '.obelus')
}

/** What every child of these scripts inherits: no telemetry, no update notices, no engine downloads. */
export function quietEnvironment() {
  return {
    ...process.env,
    NEXT_TELEMETRY_DISABLED: '1',
    CHECKPOINT_DISABLE: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    // Prisma's commands want *a* schema engine to exist and would download one; generating never runs it.
    PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY || process.execPath,
  }
}

/** Reads `.env` beside package.json, if there is one. What the environment already says wins. */
export function loadDotEnv() {
  try {
    process.loadEnvFile(path.join(root, '.env'))
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
  }
}

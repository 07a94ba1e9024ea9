import path from 'node:path'
import { root } from './folders.mjs'
import { runNode } from './run.mjs'
import { hashFiles, onceFor } from './stamp.mjs'
import { step } from './terminal.mjs'

const prismaCli = path.join('node_modules', 'prisma', 'build', 'index.js')
const inputs = ['prisma/schema.prisma', 'prisma.config.ts', 'node_modules/prisma/package.json'].map(
  path.normalize,
)
const stamp = path.join(root, 'node_modules', '.cache', 'obelus-generated')
const output = path.join(root, 'prisma', 'client')

/** Makes the Prisma client from the schema, unless it has already been made from this very schema. */
export async function generateIfNeeded() {
  await onceFor({ stamp, output, hash: hashFiles(inputs) }, () =>
    step('Generating the database client', () =>
      runNode([prismaCli, 'generate'], { what: 'prisma generate' }),
    ),
  )
}

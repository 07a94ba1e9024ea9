import path from 'node:path'
import pg from 'pg'
import { root } from '../../scripts/setup/folders.mjs'
import { runNode } from '../../scripts/setup/run.mjs'

/**
 * What a bare Next.js application does with one row, as its documentation and Prisma's tell: a route handler that
 * inserts it (`prisma.remark.create`, no transaction, no question of who asks) and one that reads it by its id.
 */
export const bareRows = '/rows'

const schema = `generator client {
  provider = "prisma-client"
  output   = "./client"
}
datasource db {
  provider = "postgresql"
}
model Remark {
  id          String   @id @default(uuid(7)) @db.Uuid
  articleId   String   @map("article_id") @db.Uuid
  paragraphId String   @map("paragraph_id") @db.Uuid
  body        String
  createdAt   DateTime @default(now()) @map("created_at") @db.Timestamptz(3)
  @@map("bare_remark")
}`

const table = `CREATE TABLE bare_remark (id uuid PRIMARY KEY, article_id uuid NOT NULL, paragraph_id uuid NOT NULL,
  body text NOT NULL, created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP)`

export const rowFiles = {
  'schema.prisma': schema,
  'prisma.config.ts': `export default { schema: 'schema.prisma' }`,
  'prisma.js': `import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from './client/client'
export const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: process.env.DATABASE_URL }) })`,
  'app/rows/route.js': `import { prisma } from '../../prisma'
export async function POST(request) {
  return Response.json(await prisma.remark.create({ data: await request.json() }))
}`,
  'app/rows/[id]/route.js': `import { prisma } from '../../../prisma'
export async function GET(request, { params }) {
  const { id } = await params
  return Response.json(await prisma.remark.findUnique({ where: { id } }))
}`,
}

/** The table of the bare application's own, and its database client. */
export async function prepareRows(folder: string, databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query(table).finally(() => client.end())
  const prisma = path.join(root, 'node_modules', 'prisma', 'build', 'index.js')
  const config = path.join(folder, 'prisma.config.ts')
  await runNode([prisma, 'generate', '--config', config], { what: 'prisma generate of the bare application' })
}

import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { testDatabase } from '@/test/database'
import { forgetPagesOfAnother } from './pages-on-disk'

const site = 'https://obelus.example'
let folder: string
const page = () => path.join(folder, 'server', 'route-cache', 'page.html')

async function makePage() {
  await mkdir(path.dirname(page()), { recursive: true })
  await writeFile(page(), 'text')
}

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'obelus-pages-'))
})
afterEach(() => rm(folder, { recursive: true }))

it('forgets the pages of an unknown database once, and keeps those of its own', async () => {
  await makePage()
  await forgetPagesOfAnother(testDatabase(), site, folder)
  expect(existsSync(page())).toBe(false)
  await makePage()
  await forgetPagesOfAnother(testDatabase(), site, folder)
  expect(existsSync(page())).toBe(true)
})

it('forgets the pages that link to another address', async () => {
  await forgetPagesOfAnother(testDatabase(), site, folder)
  await makePage()
  await forgetPagesOfAnother(testDatabase(), 'https://elsewhere.example', folder)
  expect(existsSync(page())).toBe(false)
})

it('keeps all pages while the database is away', async () => {
  await makePage()
  await forgetPagesOfAnother('postgresql://nobody@127.0.0.1:9/none', site, folder)
  expect(existsSync(page())).toBe(true)
})

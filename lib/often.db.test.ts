import { expect, it } from 'vitest'
import { transaction } from '@/lib/db'
import { often } from '@/lib/often'

it('a statement that is asked often keeps its plan, also over a migration, and others keep none', async () => {
  await transaction(async (tx) => {
    await tx.$executeRaw`CREATE TEMPORARY TABLE often_asked (id int, word text) ON COMMIT DROP`
    await tx.$executeRaw`INSERT INTO often_asked VALUES (1, 'one'), (2, 'two')`
    const ask = (id: number) =>
      tx.$queryRaw`${often}SELECT word, id AS "often asked" FROM often_asked WHERE id = ${id}::int`
    for (let time = 0; time < 7; time++) expect(await ask(1)).toEqual([{ word: 'one', 'often asked': 1 }])
    await tx.$executeRaw`ALTER TABLE often_asked ADD COLUMN added text, ADD PRIMARY KEY (id)`
    expect(await ask(2)).toEqual([{ word: 'two', 'often asked': 2 }])
    const kept = await tx.$queryRaw<{ statement: string }[]>`
      SELECT statement FROM pg_prepared_statements WHERE statement LIKE '%often_asked%'`
    expect(kept.map(({ statement }) => statement)).toEqual([expect.stringContaining('"often asked"')])
  })
})

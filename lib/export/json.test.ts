import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonOf } from '@/lib/export/json'
import { exportLists, exportSchema } from '@/lib/export/shape'
import { sampleExport, sourceOf, textOf } from '@/test/export-sample'

async function read(text: string) {
  return exportSchema.parse(JSON.parse(text))
}

describe('jsonOf', () => {
  it('gives back what was written, whatever the words', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (words) => {
        const sample = sampleExport(words)
        expect(await read(await textOf(jsonOf(sourceOf(sample))))).toEqual(sample)
      }),
      { numRuns: 50 },
    )
  })

  it('is whole where there is nothing, or much', async () => {
    const sample = sampleExport('x')
    for (const list of Object.keys(exportLists)) Object.assign(sample, { [list]: [] })
    expect(await read(await textOf(jsonOf(sourceOf(sample))))).toEqual(sample)
    const [comment] = sampleExport('x').comments
    if (comment) sample.comments = Array.from({ length: 1_000 }, () => comment)
    expect((await read(await textOf(jsonOf(sourceOf(sample))))).comments).toHaveLength(1_000)
  })

  it('is refused by the schema when a field is missing or unknown', async () => {
    const { comments: _, ...less } = sampleExport('x')
    expect(exportSchema.safeParse(less).success).toBe(false)
    expect(exportSchema.safeParse({ ...sampleExport('x'), passwordHash: 'x' }).success).toBe(false)
  })
})

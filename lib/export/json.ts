import { type ExportList, type ExportSource, exportLists } from '@/lib/export/shape'

/** An export as JSON, piece by piece, one entry a line. The pieces together are what `exportSchema` reads. */
export async function* jsonOf({ head, lists }: ExportSource): AsyncGenerator<string> {
  yield JSON.stringify(head).slice(0, -1)
  for (const list of Object.keys(exportLists) as ExportList[]) {
    yield `,\n"${list}":[`
    let isFirst = true
    for await (const batch of lists[list]()) {
      if (batch.length === 0) continue
      yield `${isFirst ? '\n' : ',\n'}${batch.map((entry) => JSON.stringify(entry)).join(',\n')}`
      isFirst = false
    }
    yield ']'
  }
  yield '}\n'
}

/**
 * The lines of a stream of UTF-8, one at a time, however long the whole is. A line longer than `most` bytes is null: it is
 * passed over as it streams by.
 */
export async function* linesOf(stream: AsyncIterable<Buffer>, most: number): AsyncGenerator<string | null> {
  let parts: Buffer[] = []
  let length = 0
  const take = () => {
    const line = length > most ? null : Buffer.concat(parts).toString('utf8').replace(/\r$/, '')
    parts = []
    length = 0
    return line
  }
  for await (const chunk of stream) {
    let from = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      add(chunk.subarray(from, end))
      yield take()
      from = end + 1
    }
    add(chunk.subarray(from))
  }
  if (length > 0) yield take()

  function add(part: Buffer) {
    length += part.length
    if (length <= most) parts.push(part)
    else parts = []
  }
}

import 'server-only'
import { OutgoingProblem } from '@/lib/outgoing/outcomes'
import type { Answer } from '@/lib/outgoing/request'

/** Reads a body to its end, unpacked, and no further than `most` bytes: then `isCut`, and the rest is never unpacked. */
export async function readBody(answer: Answer, most: number): Promise<{ bytes: Uint8Array; isCut: boolean }> {
  const parts: Uint8Array[] = []
  let length = 0
  if (answer.body) {
    for await (const part of answer.body) {
      length += part.length
      parts.push(part)
      if (length > most) break
    }
  }
  return { bytes: Buffer.concat(parts).subarray(0, most), isCut: length > most }
}

/** As `readBody`, for what is of no use in part. A length that is told beforehand is believed when it is too much. */
export async function readWhole(answer: Answer, most: number): Promise<Uint8Array> {
  if (Number(answer.headers.get('content-length') ?? 0) > most) throw new OutgoingProblem('too-large')
  const { bytes, isCut } = await readBody(answer, most)
  if (isCut) throw new OutgoingProblem('too-large')
  return bytes
}

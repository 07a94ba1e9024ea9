import { describe, expect } from 'vitest'
import { newId } from '@/e2e/fixtures'
import { makeCell } from '@/e2e/role-matrix/people'
import { maxCommentLength } from '@/lib/comment/input'
import { renderMarkdown } from '@/lib/markdown'
import { tally } from './ask'
import { bombsOf } from './payloads/bombs'
import { abuse, counted, dose } from './stage'
import { everyWrite } from './writes'

/** Milliseconds of one core that a text may cost, or how many times what an honest list costs; how often its length may come out. */
const most = { cpu: 100, honest: 40, times: 10 }

/** The least of some tries: what the work costs, not what a busy machine adds. */
function cpuOf(work: () => void): number {
  const tries = [1, 2, 3, 4, 5].map(() => {
    const before = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1_000
  })
  return Math.min(...tries)
}

/** Those that are sent: all of them, or every fifth. */
const some = (bombs: Record<string, string>) =>
  Object.entries(bombs).filter((_, at) => dose(true, at % 5 === 0))

describe('Markdown made to cost much', () => {
  abuse('A10', 'costs little at its limit, and is refused beyond', async (stage) => {
    const write = everyWrite(stage).find(({ name }) => name === 'comment.postComment')
    const preview = everyWrite(stage).find(({ name }) => name === 'POST /api/preview')
    if (!write || !preview) throw new Error('The build has comments and their preview.')
    const { statuses, note } = tally()
    const honest = '- An item of a list, as people write them.\n'.repeat(maxCommentLength / 43)
    for (let time = 0; time < 20; time++) renderMarkdown(honest)
    const limit = Math.max(most.cpu, most.honest * cpuOf(() => renderMarkdown(honest)))
    let [dearest, largest] = [0, 0]
    const [within, beyond] = [bombsOf(maxCommentLength), bombsOf(maxCommentLength * 10)]
    for (const [what, text] of [...Object.entries(within), ...Object.entries(beyond)]) {
      const cpu = cpuOf(() => renderMarkdown(text))
      const html = renderMarkdown(text)
      expect(cpu, `${what}, ${text.length}: milliseconds`).toBeLessThan(
        limit * (text.length > maxCommentLength ? 10 : 1),
      )
      expect(html.length, what).toBeLessThanOrEqual(text.length * most.times + 1_024)
      if (text.length <= maxCommentLength) {
        dearest = Math.max(dearest, cpu)
        largest = Math.max(largest, html.length / text.length)
      }
    }
    // Each by a new person: what one repeats is refused for that.
    for (const [what, text] of some(within)) {
      const { fields, send } = await write.prepare('member')
      const { status } = await send({ ...fields, key: newId(), body: text })
      note(status)
      expect([200, 422], what).toContain(status)
    }
    const { fields, send } = await write.prepare('member')
    const shown = await preview.prepare('member')
    for (const [what, text] of some(beyond)) {
      const sent = await send({ ...fields, key: newId(), body: text })
      // The preview also shows what is being shortened.
      const previewed = await shown.send({ text })
      for (const { status } of [sent, previewed]) note(status)
      expect([413, 422], `${what}, ten times`).toContain(sent.status)
      expect([200, 413, 422], `${what}, ten times, shown`).toContain(previewed.status)
    }
    const reader = await makeCell(stage.database, stage.article, 'member')
    const page = await fetch(stage.own.url + stage.article.url, { headers: { cookie: reader.cookie } })
    expect(page.status).toBe(200)
    return {
      dose: `${Object.keys(within).length} recipes of ${maxCommentLength} characters and of ten times that`,
      outcome: `${dearest.toFixed(0)} ms of a core and ${largest.toFixed(1)} times the length at most; ${counted(statuses)}`,
    }
  })
})

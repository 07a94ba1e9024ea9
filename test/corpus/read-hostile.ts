import { readHtml } from '@/lib/import/read-html'
import { readMarkdown } from '@/lib/import/read-markdown'
import { hostile } from './hostile'

// Reads the hostile pages one after the other in a process of their own, and tells of each what came of it, how long it
// kept the processor busy, and the most memory that the process ever held up to then. What the page before left behind is
// swept up first, so that each is measured by itself.
const wanted = process.argv[2]
for (const [name, make] of Object.entries(hostile)) {
  if (wanted && wanted !== name) continue
  globalThis.gc?.()
  const text = make()
  const started = process.cpuUsage()
  const read = name.startsWith('Markdown') ? readMarkdown(text) : readHtml(text, 'https://a.example/')
  const { user, system } = process.cpuUsage(started)
  const told = 'problem' in read ? { problem: read.problem } : { paragraphs: read.paragraphs.length }
  const peakMb = Math.round(process.resourceUsage().maxRSS / 1024)
  console.log(JSON.stringify({ name, ...told, busyMs: Math.round((user + system) / 1000), peakMb }))
}

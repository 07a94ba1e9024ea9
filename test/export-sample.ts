import { type Exported, type ExportList, type ExportSource, exportLists } from '@/lib/export/shape'

export type Sample = ExportSource['head'] & { [List in ExportList]: Exported<List>[] }

const id = '0190aaaa-0000-7000-8000-000000000001'
const at = '2026-11-24T10:11:12.345Z'

/** An export with one of everything and every field filled in; whatever people write is `words`. */
export function sampleExport(words: string): Sample {
  const article = { slug: 'a-plan', title: words, url: 'https://obelus.example/articles/a-plan' }
  const place = {
    article,
    paragraphId: id,
    quote: words,
    url: `https://obelus.example/articles/a-plan#p-${id}`,
  }
  const { quote: _, ...paragraph } = place
  return {
    format: 'obelus-export',
    version: 1,
    exportedAt: at,
    site: { name: 'Obelus', url: 'https://obelus.example/' },
    account: {
      id,
      handle: 'anna',
      name: words,
      email: 'anna@test.example',
      role: 'member',
      joinedAt: at,
      url: 'https://obelus.example/people/anna',
    },
    drafts: [
      { id, place: paragraph, factCheckId: null, values: { claim: words }, createdAt: at, updatedAt: at },
    ],
    checks: [
      {
        id,
        state: 'published',
        isExample: false,
        place,
        createdAt: at,
        submittedAt: at,
        publishedAt: at,
        publishedVersion: 1,
        url: `https://obelus.example/fact-checks/${id}`,
        retraction: { at, by: 'mira', reasonCode: 'was-wrong', reason: words },
        appeal: { words, at, outcome: 'granted', answer: words, answeredAt: at },
        versions: [
          {
            number: 1,
            at,
            claim: words,
            claimant: words,
            claimedOn: '2026-01-02',
            verdict: 'missing-context',
            conclusion: words,
            explanation: words,
            wouldChange: words,
            checkAgainOn: '2027-01-02',
            correctionNote: words,
            evidence: [
              {
                url: 'https://budget.example/2026',
                title: words,
                publisher: words,
                quote: words,
                stance: 'supports',
                archiveUrl: 'https://archive.example/1',
                readOn: '2026-01-03',
              },
            ],
            decision: { decision: 'publish', reasonCode: 'sound-with-remark', reason: words, by: 'mira', at },
          },
        ],
      },
    ],
    comments: [
      {
        id,
        state: 'hidden',
        isExample: false,
        place,
        inReplyTo: id,
        factCheckId: null,
        createdAt: at,
        editedAt: at,
        hidden: { reasonCode: 'abusive', reason: words },
        appeal: { words, at, outcome: null, answer: null, answeredAt: null },
        versions: [
          { number: 1, at, body: words },
          { number: 2, at, body: words },
        ],
      },
    ],
    reuses: [
      {
        id,
        factCheckId: id,
        place,
        state: 'declined',
        reasonCode: 'other',
        reason: words,
        createdAt: at,
        judgedAt: at,
      },
    ],
    flags: [
      {
        id,
        commentId: id,
        factCheckId: null,
        reasonCode: 'insult',
        note: words,
        state: 'open',
        createdAt: at,
      },
    ],
    helpfulMarks: [{ commentId: id, createdAt: at }],
    follows: [{ subjectType: 'article', subjectId: id, isOn: true, isAutomatic: false, changedAt: at }],
    blocks: [{ handle: 'bert', createdAt: at }],
    notificationChoices: [{ kind: 'reply', inApp: true, mail: 'daily' }],
    sanctions: [
      {
        kind: 'warning',
        reason: words,
        startsAt: at,
        endsAt: null,
        liftedAt: null,
        appeal: { words, at, outcome: null, answer: null, answeredAt: null },
      },
    ],
    signIns: [
      { userAgent: words, country: 'DE', createdAt: at, lastSeenAt: at, expiresAt: at, endedAt: null },
    ],
  }
}

/** A sample as it is read from a database: every list in batches, an empty one among them. */
export function sourceOf(sample: Sample): ExportSource {
  const { format, version, exportedAt, site, account } = sample
  const lists = Object.fromEntries(
    Object.keys(exportLists).map((list) => [list, () => batches<unknown>(sample[list as ExportList])]),
  )
  return {
    head: { format, version, exportedAt, site, account },
    lists: lists as unknown as ExportSource['lists'],
  }
}

async function* batches<Entry>(entries: Entry[]): AsyncGenerator<Entry[]> {
  yield []
  for (const entry of entries) yield [entry]
}

/** All pieces as one text. */
export async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const piece of pieces) text += piece
  return text
}

import { v7 as newId } from 'uuid'
import { addCheck } from './checks.ts'
import { addComments } from './comments.ts'
import type { Person } from './people.ts'
import type { Place } from './place.ts'
import type { Rows } from './rows.ts'
import { makeWriter, pick, type Writer } from './words.ts'

export type BenchArticle = { id: string; slug: string; places: Place[] }

/** Of all annotations, the part that are published fact-checks; the rest are comments in threads. */
const checkShare = 0.15

type Wish = {
  slug: string
  paragraphs: number
  annotations: number
  people: readonly Person[]
  moderator: Person
}

/** A published article with annotations spread evenly over its paragraphs, all a few days old. */
export function addArticle(
  rows: Rows,
  { slug, paragraphs, annotations, people, moderator }: Wish,
): BenchArticle {
  const writer = makeWriter(paragraphs)
  const article = addText(rows, slug, paragraphs, writer)
  const checks = Math.round(annotations * checkShare)
  const shared = (all: number, index: number) =>
    Math.floor(((index + 1) * all) / paragraphs) - Math.floor((index * all) / paragraphs)
  article.places.forEach((place, index) => {
    for (let count = shared(checks, index); count > 0; count--) {
      addCheck(rows, writer, place, { author: pick(people, writer), publishedBy: moderator })
    }
    addComments(rows, writer, place, people, shared(annotations - checks, index))
  })
  return article
}

function addText(rows: Rows, slug: string, paragraphs: number, writer: Writer): BenchArticle {
  const [id, revisionId] = [newId(), newId()]
  rows.add('article', { id, slug, published_at: new Date() })
  rows.add('revision', {
    id: revisionId,
    article_id: id,
    number: 1,
    title: writer.sentence(8),
    site: 'bench.example',
  })
  const places = Array.from({ length: paragraphs }, (_, position) => {
    const [paragraphId, text] = [newId(), writer.prose(4)]
    rows.add('paragraph', { id: paragraphId, article_id: id })
    rows.add('paragraph_text', {
      revision_id: revisionId,
      paragraph_id: paragraphId,
      position,
      kind: 'paragraph',
      text,
    })
    return { articleId: id, revisionId, paragraphId, text }
  })
  return { id, slug, places }
}

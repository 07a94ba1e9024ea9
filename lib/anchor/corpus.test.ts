import { describe, expect, it } from 'vitest'
import { readEdits } from '@/test/corpus/edits'
import { placeLabels, worthOf } from '@/test/corpus/placing'

const edits = readEdits()
const outcomes = edits.flatMap((edit) => {
  const found = placeLabels(edit)
  return edit.labels.map((label, at) => {
    const place = found[at]
    if (!place) throw new Error('Each annotation is placed.')
    return { edit: edit.name, label, place, worth: worthOf(label, edit.is, place) }
  })
})
const say = ({ edit, label, place }: (typeof outcomes)[number]) =>
  `${edit} — ${label.line} → ${place.state} ${place.at + 1}`

describe('the labelled edits', () => {
  it('are sixty at least, of at least five texts', () => {
    expect(edits.length).toBeGreaterThanOrEqual(60)
  })

  it('show no verdict at words that it was not given for', () => {
    const wrong = outcomes.filter(
      ({ label, worth }) => label.isJudged && (worth === 'wrong' || worth === 'astray'),
    )
    expect(wrong.map(say)).toEqual([])
  })

  it('show no remark as fitting where it does not', () => {
    expect(outcomes.filter(({ worth }) => worth === 'wrong').map(say)).toEqual([])
  })

  it('find again nearly all whose words still stand, and show the rest nowhere', () => {
    const standing = outcomes.filter(({ label }) => label.truth.fits === 'same')
    const missed = standing.filter(({ worth }) => worth !== 'right')
    expect(missed.filter(({ worth }) => worth !== 'lost').map(say)).toEqual([])
    expect(missed.length, missed.map(say).join('\n')).toBeLessThanOrEqual(0.02 * standing.length)
  })

  it('say of what changed that it did, or keep it aside', () => {
    const changed = outcomes.filter(({ label }) => label.truth.fits === 'changed' && label.isJudged)
    expect(changed.filter(({ worth }) => worth !== 'warned' && worth !== 'lost').map(say)).toEqual([])
  })
})

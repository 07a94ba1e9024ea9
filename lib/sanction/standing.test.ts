import { describe, expect, it } from 'vitest'
import { barsWriting, type InForce, standingOf } from '@/lib/sanction/standing'

const sanction = (kind: string, change: Partial<InForce> = {}): InForce => ({
  id: kind,
  kind,
  reason: 'Spam.',
  endsAt: null,
  acknowledgedAt: null,
  ...change,
})

describe('a standing', () => {
  it('is nothing where nothing is in the way, an answered warning among it', () => {
    expect(standingOf([])).toBeNull()
    expect(standingOf([sanction('warning', { acknowledgedAt: new Date() })])).toBeNull()
    expect(barsWriting(undefined)).toBe(false)
  })

  it('holds the oldest unanswered warning and the suspension that lasts longest', () => {
    const soon = new Date('2026-01-02T00:00:00Z')
    const late = new Date('2026-02-02T00:00:00Z')
    const standing = standingOf([
      sanction('warning', { id: 'first' }),
      sanction('warning', { id: 'second' }),
      sanction('suspension', { endsAt: soon }),
      sanction('suspension', { endsAt: late }),
    ])
    expect(standing).toEqual({
      warning: { id: 'first', reason: 'Spam.' },
      suspension: { reason: 'Spam.', until: late.toISOString() },
    })
    expect(barsWriting(standing ?? undefined)).toBe(true)
    expect(
      standingOf([sanction('suspension', { endsAt: soon }), sanction('suspension')])?.suspension?.until,
    ).toBe(null)
  })

  it('lets those write whose comments only wait', () => {
    const standing = standingOf([sanction('pre-moderation')])
    expect(standing).toEqual({ isPreModerated: true })
    expect(barsWriting(standing ?? undefined)).toBe(false)
  })
})

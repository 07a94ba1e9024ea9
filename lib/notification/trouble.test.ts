import { describe, expect, it } from 'vitest'
import { failedAgain, type Trouble } from '@/lib/notification/trouble'

describe('failedAgain', () => {
  it('waits longer after every failure, and gives up after the fifth', () => {
    let now = 0
    let trouble: Trouble | null = null
    const waits: number[] = []
    for (;;) {
      trouble = failedAgain(trouble, 7n, now)
      if (!trouble) break
      waits.push(trouble.retryAt - now)
      now = trouble.retryAt
    }
    expect(waits).toHaveLength(4)
    expect(waits).toEqual(waits.toSorted((a, b) => a - b))
    expect(new Set(waits).size).toBe(4)
  })

  it('begins anew with another event', () => {
    const trouble = { eventId: 7n, failures: 4, retryAt: 0 }
    expect(failedAgain(trouble, 8n, 100)).toEqual({ eventId: 8n, failures: 1, retryAt: 5_100 })
  })
})

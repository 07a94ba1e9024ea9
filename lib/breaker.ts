import 'server-only'
import { type CircuitBreakerPolicy, ConsecutiveBreaker, circuitBreaker, handleWhen } from 'cockatiel'
import { isSilent } from '@/lib/database-errors'

const kept = globalThis as { obelusBreaker?: CircuitBreakerPolicy }

/**
 * Turns away at once what would wait for a database that says nothing: after five that waited in vain, and again whenever
 * one that was let through to see, a second later, did too. One for all of Next's bundles in this process.
 */
export function breaker(): CircuitBreakerPolicy {
  kept.obelusBreaker ??= circuitBreaker(handleWhen(isSilent), {
    halfOpenAfter: 1_000,
    breaker: new ConsecutiveBreaker(5),
  })
  return kept.obelusBreaker
}

import 'server-only'
import { env } from '@/lib/env'
import type { OutgoingPurpose } from '@/lib/outgoing/outcomes'
import { type Resolve, resolveHost } from '@/lib/outgoing/resolve'
import { type KeptRobots, keepRobots } from '@/lib/outgoing/robots'

/** What a request is bound by. Tests set their own; everybody else takes `usual`. */
export type Circumstances = {
  resolve: Resolve
  robots: KeptRobots
  /** `host:port` pairs on this machine that may be asked: the fixtures of tests. */
  allowed: ReadonlySet<string>
  /** Milliseconds for everything together, from the first name to the last byte. */
  budgetMs: number
  /** The most bytes of a body, unpacked. */
  mostBytes: number
  /** Milliseconds between two requests to one host. */
  pauseMs: number
  mostRedirects: number
}

/** The circumstances of one request, with what it is for and when it must be over. */
export type Way = Circumstances & { purpose: OutgoingPurpose; signal: AbortSignal }

const robots = keepRobots()

export function usualCircumstances(): Circumstances {
  const allowed = new Set((env().OUTGOING_ALLOW ?? '').split(',').filter(Boolean))
  return {
    resolve: resolveHost,
    robots,
    allowed,
    budgetMs: 10_000,
    mostBytes: 5_000_000,
    pauseMs: 1_000,
    mostRedirects: 5,
  }
}

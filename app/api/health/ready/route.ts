import { retryAfterSeconds } from '@/lib/exchange'
import { canReachDatabase } from '@/lib/health/queries'

/** Whether this process can serve everything, writes included: for a balancer. */
export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  const isReady = await canReachDatabase()
  const headers = {
    'cache-control': 'no-store',
    ...(isReady ? {} : { 'retry-after': String(retryAfterSeconds) }),
  }
  return Response.json(
    { status: isReady ? 'ready' : 'database unreachable' },
    { status: isReady ? 200 : 503, headers },
  )
}

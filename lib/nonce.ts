import 'server-only'
import { headers } from 'next/headers'

/**
 * The word by which the browser knows what is part of the page that is made for this very request; `server/answer.ts`
 * chooses it. Only for pages that are made on each request, and only for elements that React writes no nonce on by itself.
 */
export async function pageNonce(): Promise<string | undefined> {
  return (await headers()).get('x-nonce') ?? undefined
}

import { uuid, webUrl } from '@/lib/fields'
import { z } from '@/lib/zod'

/** An address whose article is to be read. */
export const addressInput = z.strictObject({ url: webUrl() })
export type AddressInput = z.infer<typeof addressInput>

export const addFeedInput = z.strictObject({ url: webUrl() })
export type AddFeedInput = z.infer<typeof addFeedInput>

export const removeFeedInput = z.strictObject({ id: uuid() })
export type RemoveFeedInput = z.infer<typeof removeFeedInput>

export const dismissProposalInput = z.strictObject({ id: uuid() })
export type DismissProposalInput = z.infer<typeof dismissProposalInput>

import { uuid, webUrl } from '@/lib/fields'
import { z } from '@/lib/zod'

export const addFeedInput = z.strictObject({ url: webUrl() })
export type AddFeedInput = z.infer<typeof addFeedInput>

export const removeFeedInput = z.strictObject({ id: uuid() })
export type RemoveFeedInput = z.infer<typeof removeFeedInput>

export const dismissProposalInput = z.strictObject({ id: uuid() })
export type DismissProposalInput = z.infer<typeof dismissProposalInput>

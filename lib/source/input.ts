import { webUrl } from '@/lib/fields'
import { z } from '@/lib/zod'

export const previewInput = z.strictObject({ url: webUrl() })
export type PreviewInput = z.infer<typeof previewInput>

import { z } from 'zod'
import { webUrl } from '@/lib/fields'

export const previewInput = z.strictObject({ url: webUrl() })
export type PreviewInput = z.infer<typeof previewInput>

import { z } from 'zod'

// In a browser zod would try whether it may write code of its own. It may not, and each attempt is a breach of the
// page's policy that would drown the real ones.
if ('document' in globalThis) z.config({ jitless: true })

export { z }

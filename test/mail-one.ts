import { mailNotification } from '@/lib/mail/mutations'

// A process of its own that hands over one mail, for a test that kills it meanwhile.
await mailNotification(process.argv[2] ?? '')

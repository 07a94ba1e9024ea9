import 'server-only'
import { db } from '@/lib/db'
import { findSettings } from '@/lib/setting/load'

/** Hours after which a case that still waits is overdue at this installation. */
export async function findTargetHours(): Promise<number> {
  return (await findSettings(db()))['review-target-hours']
}

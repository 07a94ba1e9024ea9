import { prepareMailQueue } from '../../server/mail-queue.ts'
import { alone, applyMigrations } from './apply.ts'
import { grantRights } from './rights.ts'

/**
 * All that only the owner of the tables may do: the migrations, the queue of mails, and the rights of the role as which
 * the application connects. Each time, so that tables of a new version are covered. Returns the names of what was new.
 */
export async function migrate({ url, ownerUrl }: { url: string; ownerUrl: string }): Promise<string[]> {
  const applied = await applyMigrations(ownerUrl)
  await alone(ownerUrl, async (client) => {
    await prepareMailQueue(client)
    if (url !== ownerUrl) await grantRights(client, url)
  })
  return applied
}

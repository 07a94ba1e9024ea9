import 'server-only'
import { db } from '@/lib/db'
import { listExportedChecks } from '@/lib/export/checks'
import { listExportedComments } from '@/lib/export/comments'
import { listExportedDrafts, listExportedReuses } from '@/lib/export/placed'
import {
  listBlocks,
  listChoices,
  listFlags,
  listFollows,
  listHelpful,
  listSanctions,
  listSignIns,
} from '@/lib/export/settings'
import { type ExportSource, exportVersion } from '@/lib/export/shape'
import { can, type Role, type Viewer } from '@/lib/policy'
import { routes } from '@/lib/routes'

export type Site = { name: string; url: URL }

/**
 * Everything the viewer wrote and chose, and what the site knows of them; nobody can ask for anybody else's. The lists
 * are read while they are sent, in batches: what is written meanwhile may be in them.
 */
export async function findExport(viewer: Viewer | null, site: Site): Promise<ExportSource | null> {
  if (!viewer || !can(viewer, 'work.export')) return null
  const user = await db().user.findUnique({
    where: { id: viewer.id },
    select: { id: true, handle: true, name: true, email: true, role: true, createdAt: true },
  })
  if (!user) return null
  const { createdAt, role, ...account } = user
  return {
    head: {
      format: 'obelus-export',
      version: exportVersion,
      exportedAt: new Date().toISOString(),
      site: { name: site.name, url: site.url.href },
      account: {
        ...account,
        role: role as Role,
        joinedAt: createdAt.toISOString(),
        url: new URL(routes.person(user.handle), site.url).href,
      },
    },
    lists: {
      drafts: () => listExportedDrafts(user.id, site.url),
      checks: () => listExportedChecks(user.id, site.url),
      comments: () => listExportedComments(user.id, site.url),
      reuses: () => listExportedReuses(user.id, site.url),
      flags: () => listFlags(user.id),
      helpfulMarks: () => listHelpful(user.id),
      follows: () => listFollows(user.id),
      blocks: () => listBlocks(user.id),
      notificationChoices: () => listChoices(user.id),
      sanctions: () => listSanctions(user.id),
      signIns: () => listSignIns(user.id),
    },
  }
}

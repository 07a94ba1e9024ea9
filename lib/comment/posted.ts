/** The author's own fresh comment, as the page shows it until the shared page has caught up. */
export type PostedComment = {
  id: string
  paragraphId: string
  parentId: string | null
  rootId: string
  state: string
  version: number
  body: string
  bodyHtml: string
  createdAt: string
  /** Why it waits for a moderator; empty when it does not. */
  heldFor: string[]
}

/** An unread count as it stands beside a bell: "" for none, "99+" for more than 99. */
export function countWords(unread: number): string {
  return unread === 0 ? '' : unread > 99 ? '99+' : String(unread)
}

/** Whether keys write something where they go. Choosing among buttons and boxes is no typing. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.matches('textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])')
  )
}

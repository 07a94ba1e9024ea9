import { useViewer } from '@/components/site/viewer-store'
import { heldWords } from '@/lib/review/held'

/** Why one's own comment waits, in words. */
export function HeldNote({ id }: { id: string }) {
  const { answer } = useViewer()
  const own = answer?.own?.comments.find((comment) => comment.id === id)
  return own ? <p className="text-xs text-muted">{heldWords(own.heldFor)}</p> : null
}

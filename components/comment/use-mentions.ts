import { type ChangeEvent, type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { usePeople } from '@/components/comment/use-people'
import type { Suggestion } from '@/lib/mention/person'
import { finishMention, type TypedMention, typedMention } from '@/lib/mention/typed'

type Options = {
  field: RefObject<HTMLTextAreaElement | null>
  value: string
  onChange: (text: string) => void
  articleId: string
  listId: string
}

export type Mentions = ReturnType<typeof useMentions>

/**
 * Completes an @ in a text with people. The field stays a plain text field: the list belongs to it by
 * `aria-controls`, the arrow keys move in the list while the caret stays in the text.
 */
export function useMentions({ field, value, onChange, articleId, listId }: Options) {
  const [mention, setMention] = useState<TypedMention | null>(null)
  const [at, setAt] = useState(0)
  const people = usePeople(articleId, mention?.typed ?? null)
  const caret = useRef<number | null>(null)
  const isOpen = mention !== null && people.length > 0
  const index = Math.min(at, people.length - 1)

  // The caret of a field that React fills in goes to its end; after a mention the writer goes on behind it.
  useEffect(() => {
    if (caret.current === null) return
    field.current?.setSelectionRange(caret.current, caret.current)
    caret.current = null
  })

  function look(element: HTMLTextAreaElement) {
    setMention(
      element.selectionStart === element.selectionEnd
        ? typedMention(element.value, element.selectionStart)
        : null,
    )
    setAt(0)
  }
  function choose(person: Suggestion | undefined) {
    const end = field.current?.selectionStart
    if (!mention || !person || end === undefined) return
    const finished = finishMention(value, end, mention, person.handle)
    caret.current = finished.caret
    setMention(null)
    onChange(finished.text)
    field.current?.focus()
  }
  /** Whether the key was meant for the list. */
  function onKey(event: KeyboardEvent): boolean {
    if (!isOpen || event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing)
      return false
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) setAt((index + step + people.length) % people.length)
    else if (event.key === 'Enter' || event.key === 'Tab') choose(people[index])
    else if (event.key === 'Escape') setMention(null)
    else return false
    event.preventDefault()
    // Escape closes the list, not the sheet that it stands in.
    event.nativeEvent.stopImmediatePropagation()
    return true
  }
  return {
    people: isOpen ? people : [],
    index,
    choose,
    onKey,
    fieldProps: {
      onChange: (event: ChangeEvent<HTMLTextAreaElement>) => {
        onChange(event.target.value)
        look(event.target)
      },
      onClick: () => field.current && look(field.current),
      onBlur: () => setMention(null),
      'aria-autocomplete': 'list' as const,
      'aria-controls': isOpen ? listId : undefined,
      'aria-activedescendant': isOpen ? `${listId}-${index}` : undefined,
    },
  }
}

import type { Mentions } from '@/components/comment/use-mentions'
import { counted } from '@/lib/article/tally'

/** The people that an @ may mean, under the field in which it is typed. */
export function MentionList({ id, mentions: { people, index, choose } }: { id: string; mentions: Mentions }) {
  return (
    <>
      <p role="status" className="sr-only">
        {people.length > 0 &&
          `${counted(people.length, 'person', 'people')}. Arrow keys choose, Enter takes, Escape leaves.`}
      </p>
      {people.length > 0 && (
        <div id={id} role="listbox" aria-label="People to mention" className="mention-list">
          {people.map((person, at) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the text; aria-activedescendant points here
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled where the focus is
            <div
              key={person.id}
              id={`${id}-${at}`}
              role="option"
              aria-selected={at === index}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(person)}
              className="menu-item"
              data-highlighted={at === index ? '' : undefined}
            >
              <span className="max-w-3/5 shrink-0 truncate">{person.name}</span>
              <span className="ml-auto min-w-0 truncate text-xs text-muted">
                @{person.handle}
                {person.isHere && ' · wrote here'}
              </span>
            </div>
          ))}
        </div>
      )}
    </>
  )
}

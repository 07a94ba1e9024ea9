import { publicEventKinds } from '@/lib/event/kinds'
import { kindLabels } from '@/lib/event/record-words'

const groups: [string, string][] = [
  ['fact-check.', 'Fact-checks'],
  ['occurrence.', 'Reused checks'],
  ['comment.', 'Comments'],
  ['person.', 'People'],
  ['article.', 'Articles'],
  ['setting.', 'This site'],
]

/** The kinds of entries to choose from, under what they are about. */
export function KindOptions() {
  return (
    <>
      <option value="">Everything</option>
      {groups.map(([prefix, name]) => (
        <optgroup key={prefix} label={name}>
          {publicEventKinds
            .filter((kind) => kind.startsWith(prefix))
            .map((kind) => (
              <option key={kind} value={kind}>
                {kindLabels[kind] ?? kind}
              </option>
            ))}
        </optgroup>
      ))}
    </>
  )
}

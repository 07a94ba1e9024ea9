import { Button } from '@/components/ui/button'
import { TextArea } from '@/components/ui/field'
import type { Tried } from '@/lib/moderation/queries'

type Props = { text: string; most: number; tried: Tried[] | null }

/** Shows what the rules in force would find in a text. Nothing is stored. */
export function TryWords({ text, most, tried }: Props) {
  return (
    <form method="get" className="grid gap-3">
      <TextArea label="Text" name="test" rows={2} defaultValue={text} maxLength={most} />
      <Button type="submit" className="min-h-11 justify-self-start">
        Try it
      </Button>
      {tried && (
        <div role="status" className="text-sm">
          {tried.length === 0 ? (
            <p>Nothing is found: the comment would appear, as far as words go.</p>
          ) : (
            <ul className="grid gap-1">
              {tried.map(({ kind, pattern, words }) => (
                <li key={`${kind} ${pattern}`}>
                  <code className="font-semibold">{pattern}</code>{' '}
                  {kind === 'banned' ? 'refuses it for' : 'lets it wait for'}{' '}
                  {words.map((word) => `“${word}”`).join(', ')}
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </form>
  )
}

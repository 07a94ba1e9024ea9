import { Glyph } from '@/components/article/glyph'
import { PersonLink } from '@/components/person/person-link'
import type { Orphan } from '@/lib/article/article-page'
import { routes } from '@/lib/routes'

type Props = { orphans: readonly Orphan[]; slug: string; language: string }

/** What is written on words that the article no longer has: kept, with the words, and where they can be read. */
export function OrphanList({ orphans, slug, language }: Props) {
  if (orphans.length === 0) return null
  return (
    <section
      id="orphans"
      tabIndex={-1}
      aria-labelledby="orphans-title"
      className="article-top mt-10 outline-none"
    >
      <div className="article-foot grid gap-4 border-t border-rule pt-5">
        <h2 id="orphans-title" className="text-base font-semibold">
          About words that are no longer here
        </h2>
        <ul className="grid gap-5">
          {orphans.map((orphan) => (
            <li
              key={orphan.id}
              id={`orphan-${orphan.id}`}
              className="article-note"
              data-tone={orphan.verdict?.tone}
            >
              <p className="note-verdict">
                {orphan.verdict ? (
                  <span>
                    <Glyph name={orphan.verdict.name} className="size-3.5" />
                    {orphan.verdict.label}
                  </span>
                ) : (
                  <span>Comment</span>
                )}
              </p>
              <blockquote lang={language} dir="auto" className="mb-1.5 font-serif text-[1.02rem] text-soft">
                “{orphan.quote}”{' '}
                <a
                  href={routes.articleRevision(slug, orphan.revision)}
                  className="font-sans text-xs text-muted"
                >
                  in revision {orphan.revision}
                </a>
              </blockquote>
              <p className="note-words">{orphan.words}</p>
              <p className="note-more">
                <a href={orphan.href} aria-label={`Open: ${orphan.words}`}>
                  {orphan.verdict ? 'Full check' : 'Open'}
                </a>
                <a href={routes.reattach(slug, orphan.id)} aria-label={`Tie to other words: ${orphan.words}`}>
                  Tie to other words
                </a>
                <span>
                  <PersonLink person={{ ...orphan.author, name: orphan.author.handle }} />
                </span>
              </p>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}

import { Time } from '@/components/annotation/time'
import { ChangedWords } from '@/components/ui/changed-words'
import type { VersionView } from '@/lib/comment/history'
import type { CommentHistory } from '@/lib/comment/read-history'

/** The versions of a comment, the newest first, each with what changed in it marked word by word. */
export function CommentVersions({ history: { count, versions } }: { history: CommentHistory }) {
  return (
    <>
      <p className="text-sm text-soft">
        The newest of {count} versions comes first. <ins className="decoration-accurate">Underlined</ins>{' '}
        words came with a version, <del className="decoration-false">struck</del> ones went.
      </p>
      <ol reversed start={versions[0]?.number} className="grid gap-4">
        {versions.map((version) => (
          <Version key={version.number} version={version} isNewest={version.number === count} />
        ))}
      </ol>
    </>
  )
}

function Version({ version: { number, at, parts }, isNewest }: { version: VersionView; isNewest: boolean }) {
  return (
    <li className="grid gap-2 rounded-xl border border-rule bg-panel px-4 py-3.5">
      <h2 className="text-sm font-semibold">
        Version {number}
        {isNewest && ', as it stands now'}
        {number === 1 && ', as it was posted'}{' '}
        <span className="font-normal text-muted">
          · <Time at={at} />
        </span>
      </h2>
      <p dir="auto" className="whitespace-pre-line wrap-anywhere">
        <ChangedWords parts={parts} />
      </p>
    </li>
  )
}

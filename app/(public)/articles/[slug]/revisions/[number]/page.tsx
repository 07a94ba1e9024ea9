import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { Time } from '@/components/annotation/time'
import { MarkedText } from '@/components/article/marked-text'
import { ParagraphText } from '@/components/article/paragraph-text'
import { StatesLine } from '@/components/revision/states-line'
import { Column } from '@/components/ui/column'
import { Notice } from '@/components/ui/notice'
import { isSlug } from '@/lib/article/slug'
import { findRevision } from '@/lib/revision/queries'
import { revisionReasonLabels } from '@/lib/revision/reasons'
import { routes } from '@/lib/routes'

export const dynamic = 'force-dynamic'

type Props = PageProps<'/articles/[slug]/revisions/[number]'>

async function find({ params }: Props) {
  const { slug, number } = await params
  return isSlug(slug) && /^[1-9]\d{0,8}$/.test(number) ? findRevision(slug, Number(number)) : null
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const revision = await find(props)
  return revision
    ? {
        title: `Revision ${revision.number} of “${revision.title}”`,
        robots: { index: false },
        alternates: { canonical: routes.article(revision.slug) },
      }
    : {}
}

/** An article as it was: this address always shows the same words. */
export default async function RevisionRoute(props: Props) {
  const revision = await find(props)
  if (!revision) notFound()
  const { slug, number, current, language, reason, note } = revision
  const isOld = number < current
  return (
    <Column>
      <article className="grid gap-6">
        {isOld && (
          <Notice>
            This is an older text. <Link href={routes.article(slug)}>The article now</Link> is revision{' '}
            {current}; <Link href={routes.articleHistory(slug)}>what has changed since</Link> is told, too.
          </Notice>
        )}
        <header className="grid gap-2">
          <p className="text-sm text-muted [&>*+*]:before:mx-1.5 [&>*+*]:before:content-['·']">
            <span>Revision {number}</span>
            <Time at={revision.at} />
            {reason && <span>{revisionReasonLabels[reason]}</span>}
            {revision.site && <span>{revision.site}</span>}
            {revision.byline && <span>{revision.byline}</span>}
            <Link href={routes.articleHistory(slug)} className="underline underline-offset-4 hover:text-ink">
              All revisions
            </Link>
          </p>
          {note && <p className="whitespace-pre-line text-soft">{note}</p>}
          <StatesLine states={revision.states} />
          <h1
            lang={language}
            dir="auto"
            className="mt-2 font-serif text-[2rem] leading-tight font-medium text-balance"
          >
            {revision.title}
          </h1>
        </header>
        <div className="grid gap-4">
          {revision.paragraphs.map((paragraph) => (
            <div key={paragraph.id} id={`p-${paragraph.id}`}>
              <ParagraphText kind={paragraph.kind} language={language} notesId={undefined}>
                <MarkedText paragraph={paragraph} pointers={[]} first={1} />
              </ParagraphText>
            </div>
          ))}
        </div>
      </article>
    </Column>
  )
}

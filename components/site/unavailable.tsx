import { Button, buttonClass } from '@/components/ui/button'
import { routes } from '@/lib/routes'

/** What stands where a page could not be made. */
export function Unavailable({ digest }: { digest?: string | undefined }) {
  return (
    <main id="content" tabIndex={-1} className="mx-auto w-full max-w-2xl px-5 py-20 outline-none sm:py-28">
      <h1 className="mb-3 font-serif text-4xl font-medium tracking-tight">
        This page can’t be shown right now
      </h1>
      <p className="mb-6 font-serif text-lg text-soft">
        This page needs the database, and it can’t be reached right now. Pages seen before still open. Try
        again.
      </p>
      {/* Without an address of its own a form asks for the one that failed. */}
      <form className="flex flex-wrap gap-3">
        <Button look="primary" type="submit">
          Try again
        </Button>
        <a href={routes.home()} className={buttonClass()}>
          To the front page
        </a>
      </form>
      {digest && (
        <p className="mt-8 text-sm text-muted">If it stays like this, tell us the number {digest}.</p>
      )}
    </main>
  )
}

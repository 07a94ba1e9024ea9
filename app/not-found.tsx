import { buttonClass } from '@/components/ui/button'
import { routes } from '@/lib/routes'

export default function NotFound() {
  return (
    <main id="content" tabIndex={-1} className="mx-auto w-full max-w-2xl px-5 py-20 outline-none sm:py-28">
      <h1 className="mb-3 font-serif text-4xl font-medium tracking-tight">
        There is nothing at this address
      </h1>
      <p className="mb-6 font-serif text-lg text-soft">
        The link may be mistyped, or what was here is not public. Every published article is on the front
        page.
      </p>
      <a href={routes.home()} className={buttonClass('primary')}>
        To the front page
      </a>
    </main>
  )
}

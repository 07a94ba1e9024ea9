/** The newest link of the log's chain, for whoever wants to note it. */
export function ChainHead({ head }: { head: { id: string; hash: string } | null }) {
  if (!head) return null
  return (
    <section aria-labelledby="chain" className="grid gap-1.5 border-t border-rule pt-5 text-sm text-soft">
      <h2 id="chain" className="font-semibold text-ink">
        Nothing here can be changed unnoticed
      </h2>
      <p>
        Every entry of the log carries a hash of itself and of the one before it. Note the newest somewhere:
        with it, whoever runs this site can be asked to prove that nothing up to it was altered, added or
        taken away since.
      </p>
      <p>
        <code className="text-[0.8125rem] break-all text-ink">
          {head.id}:{head.hash}
        </code>
      </p>
    </section>
  )
}

/** What to do about a lost password where no mail is sent. */
export function LinkByHand() {
  return (
    <>
      This site sends no e-mail. Ask an administrator for a link with which you choose another: on the server{' '}
      <code className="text-ink">npm run user -- password</code>, with your handle, prints one.
    </>
  )
}

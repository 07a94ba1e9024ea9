/** The mark of the house. Not in any icon set. */
export function Dagger() {
  return (
    <path d="M12 2.5v19M6 7.5h12" fill="none" stroke="currentColor" strokeWidth="2.2" strokeLinecap="round" />
  )
}

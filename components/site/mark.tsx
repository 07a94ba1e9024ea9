/**
 * The dagger of the house, the mark once set beside doubtful words. Drawn, since the character stands in a part of both
 * typefaces that a page would load for it alone.
 */
export function Mark({ className }: { className?: string }) {
  return (
    <svg
      viewBox="6 1 12 22"
      aria-hidden="true"
      focusable="false"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.4"
      className={`inline-block h-[0.8em] w-auto ${className ?? ''}`}
    >
      <path d="M12 1.5v21M7 8h10" />
    </svg>
  )
}

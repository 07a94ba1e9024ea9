/** Says that an annotation was put there to show how Obelus works. */
export function ExampleLabel() {
  return (
    <span title="Written to show how Obelus works" className="example-label">
      Example
    </span>
  )
}

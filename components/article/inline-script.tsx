/** A script that runs while the page is read, before what follows it is drawn. It has no part in what React does. */
export function InlineScript({ code }: { code: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of our own
  return <script suppressHydrationWarning dangerouslySetInnerHTML={{ __html: code }} />
}

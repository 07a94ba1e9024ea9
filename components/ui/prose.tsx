/** What a person wrote, as the HTML that `renderMarkdown` made of it and the database keeps: the one way in. */
export function Prose({ html, lang }: { html: string; lang?: string | undefined }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised by lib/markdown.ts before it was stored
  return <div lang={lang} dir="auto" className="prose" dangerouslySetInnerHTML={{ __html: html }} />
}

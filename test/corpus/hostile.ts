const words = 'A sentence, with a comma in it, that is long enough to be taken for the text of an article. '
const page = (body: string, head = '') =>
  `<html><head><title>Title</title>${head}</head><body><article><p>${words.repeat(3)}</p>${body}</article></body></html>`
const markdown = (body: string) => `# Title\n\n${body}`

/** Pages that are meant to hurt whoever reads them, by name. */
export const hostile: Record<string, () => string> = {
  '100 000 levels of div': () => page(`${'<div>'.repeat(100_000)}deep${'</div>'.repeat(100_000)}`),
  '100 000 levels of b': () => page(`${'<b>'.repeat(100_000)}deep`),
  '100 000 levels of blockquote': () => page(`${'<blockquote>'.repeat(100_000)}deep`),
  '100 000 tables in each other': () => page('<table><tr><td>'.repeat(100_000)),
  '100 000 lists in each other': () => page('<ul><li>'.repeat(100_000)),
  '100 000 levels of svg': () => page(`<svg>${'<g>'.repeat(100_000)}`),
  '999 levels of div': () => page(`${'<div>'.repeat(980)}${'</div>'.repeat(980)}`),
  'formatting that each paragraph opens anew': () =>
    page(`<p>${Array.from({ length: 400 }, (_, number) => `<b id=${number}>`).join('')}${'<p>x'.repeat(50_000)}`),
  'a million paragraphs': () => page('<p>a'.repeat(1_000_000)),
  '29 000 paragraphs': () => page(`<p>${words}</p>`.slice(0, 30).repeat(29_000)),
  '29 000 links in one paragraph': () => page(`<p>${'<a href=/x>w</a> , '.repeat(29_000)}</p>`),
  'five megabytes of text': () => page(`<p>${words.repeat(53_000)}</p>`),
  'a megabyte of text': () => page(`<p>${words.repeat(10_700)}</p>`),
  'five megabytes of white space': () => page(`<p>${' \n'.repeat(2_480_000)}</p>`),
  'a quarter of a million opening brackets': () => page('<'.repeat(250_000)),
  'six megabytes': () => page('x'.repeat(6_000_000)),
  'an attribute of four megabytes': () => page(`<p title="${'x'.repeat(4_000_000)}"></p>`),
  'a hundred thousand attributes': () =>
    page(`<p ${Array.from({ length: 100_000 }, (_, number) => `a${number}=1`).join(' ')}></p>`),
  'a million unclosed comments': () => page('<!--'.repeat(1_000_000)),
  'four megabytes of JSON-LD': () =>
    page('', `<script type="application/ld+json">[${'{"@type":"NewsArticle"},'.repeat(160_000)}1]</script>`),
  'JSON-LD a hundred thousand levels deep': () =>
    page('', `<script type="application/ld+json">${'['.repeat(90_000)}${']'.repeat(90_000)}</script>`),
  'a million entities': () => page(`<p>${'&amp;'.repeat(990_000)}</p>`),
  'emphasis, letter by letter': () => page(`<p>${'<i>a</i>b'.repeat(29_000)}</p>`),
  'a table of 50 000 cells': () =>
    page(`<table>${`<tr>${'<td>cell'.repeat(50)}</tr>`.repeat(1_000)}</table>`),
  'a megabyte of commas': () => page(`<p>${','.repeat(990_000)}</p>`),
  'Markdown: quotations in each other': () => markdown('>'.repeat(100_000)),
  'Markdown: a wide table': () =>
    markdown(`${'|a'.repeat(20_000)}|\n${'|-'.repeat(20_000)}|\n${'|\n'.repeat(20_000)}`),
  'Markdown: unclosed emphasis': () => markdown('*a **b _c '.repeat(50_000)),
  'Markdown: links in each other': () => markdown(`${'['.repeat(100_000)}a${'](b)'.repeat(100_000)}`),
}

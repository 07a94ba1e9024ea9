import { type Handler, html, pages, startSite } from '../test/fixture-site.ts'

/** A page that the server may read: in an older encoding, as many are. */
const sourcePage = Buffer.from(
  '<meta charset="windows-1252"><title>Budget \x962026\x96 | Caf\xe9 Council</title><meta property="og:site_name" content="Caf\xe9 Council">',
  'latin1',
)

/** One with an article among other things. */
const storyPage =
  Buffer.from(`<!doctype html><html lang="en"><head><title>The bridge opens again | Fixture News</title>
<meta property="og:site_name" content="Fixture News"><meta name="author" content="Jane Doe"></head><body>
<nav><a href="/">Home</a><a href="/sport">Sport</a></nav><article><h1>The bridge opens again</h1>
<p>After two years of repairs the old bridge over the river opened again on Monday morning, the city said.</p>
<p>The repairs have cost <strong>12 million</strong>, twice as much as was planned, according to the mayor, who spoke of surprises in the foundations.</p>
<p>Some eight thousand people are expected to cross it every day, as they did before it had to be closed.</p></article>
<footer>All rights reserved.</footer></body></html>`)

const swimming = (
  sum: string,
) => `<!doctype html><html lang="en"><head><title>Swimmers get their pool back</title></head><body>
<article><h1>Swimmers get their pool back</h1>
<p>From the first of May children learn to swim in the heart of the town again, two winters after the old hall was locked.</p>
<p>Tiles, pumps and the roof cost ${sum}, all of it paid from what the harbour earned, said the treasurer in the council.</p>
<p>Whoever is under twelve swims for nothing until the holidays; everybody else pays what they paid before.</p></article></body></html>`

/** One whose text changes when `/changing/now` has been asked for. No text of another page, which would be the same article. */
function changing() {
  let sum = '12 million'
  return {
    '/changing': ((request, response) => html(swimming(sum))(request, response)) satisfies Handler,
    '/changing/now': ((request, response) => {
      sum = '14 million'
      html('changed')(request, response)
    }) satisfies Handler,
  }
}

/** A site on this machine that the server under test may read pages from, once `OUTGOING_ALLOW` names its place. */
export function startSources() {
  return startSite(
    pages({
      '/budget': html(sourcePage, { 'content-type': 'text/html' }),
      ...changing(),
      '/story': html(storyPage, { 'content-type': 'text/html; charset=utf-8' }),
    }),
  )
}

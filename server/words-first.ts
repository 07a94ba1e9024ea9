const asyncScript = /<script src="([^"]+)"(?: id="[^"]*")? async=""><\/script>/g
const preloaded = /<link rel="preload" as="script"[^>]*>/g

/** Runs the scripts when the words have been painted; in a tab that nobody sees, at once. */
const loader = `(names=>{let run=()=>{for(let src of names)document.head.append(Object.assign(document.createElement('script'),{async:true,src}))};let frame=requestAnimationFrame;document.hidden?run():frame(()=>frame(()=>setTimeout(run)))})`

/**
 * A document whose words are painted before its scripts run. Next.js asks for its scripts as `async`, and on a good
 * connection they come before the style sheet: then a phone has half a second of JavaScript to run before the first word
 * is seen. Here they are fetched as early, and run after the first frame. What must run before that stands in the document
 * itself and stays where it is.
 */
export function wordsFirst(document: string): string {
  const end = document.lastIndexOf('</body>')
  const names = [...document.matchAll(asyncScript)].map(([, name = '']) => name)
  if (end < 0 || names.length === 0) return document
  const early = names.map((name) => `<link rel="preload" as="script" fetchPriority="low" href="${name}"/>`)
  return `${document.slice(0, end)}<script>${loader}(${JSON.stringify(names)})</script>${document.slice(end)}`
    .replaceAll(preloaded, '')
    .replaceAll(asyncScript, '')
    .replace('</head>', () => `${early.join('')}</head>`)
}

import { aliveEvent } from '@/lib/alive'

const preloaded = /<link rel="preload" as="script"[^>]*>/g

/**
 * Asks for the scripts when the words have been painted; in a tab that nobody sees, at once. Until the page is alive it
 * remembers which buttons were pressed and what was chosen, and has it done then.
 */
const loader = [
  '(names=>{',
  "let run=()=>{for(let src of names)document.head.append(Object.assign(document.createElement('script'),{async:true,src}))}",
  ',frame=requestAnimationFrame,kept=new Map',
  ",keep=({type,target})=>{let it=target.closest(type=='click'?'button[type=button]':'select');it&&(kept.delete(it),kept.set(it,it.value))};",
  "addEventListener('click',keep,true);addEventListener('change',keep,true);",
  `addEventListener('${aliveEvent}',()=>{removeEventListener('click',keep,true);removeEventListener('change',keep,true);`,
  "for(let[it,value]of kept)it.matches('select')?(it.value=value,it.dispatchEvent(new Event('change',{bubbles:true}))):it.click()},{once:true});",
  'document.hidden?run():frame(()=>frame(()=>setTimeout(run)))})',
].join('')

/**
 * A document whose words are painted before its scripts are asked for. Next.js lets a browser fetch them beside the style
 * sheet and the typefaces, and run them as soon as they are there: on a slow line that takes away half of it, on a fast one
 * a phone has half a second of JavaScript to run before the first word is seen. Here they come after the first frame. What
 * must run before that stands in the document itself and stays where it is.
 *
 * @param nonce the word that own scripts carry, if they carry one: others stay where they are.
 */
export function wordsFirst(document: string, nonce?: string): string {
  const mark = nonce ? ` nonce="${nonce}"` : ''
  const asyncScript = new RegExp(`<script src="([^"<>]+)"(?: id="[^"]*")? async=""${mark}></script>`, 'g')
  const end = document.lastIndexOf('</body>')
  const names = [...document.matchAll(asyncScript)].map(([, name = '']) => name)
  if (end < 0 || names.length === 0) return document
  const asking = `<script id="later"${mark}>${loader}(${JSON.stringify(names)})</script>`
  return `${document.slice(0, end)}${asking}${document.slice(end)}`
    .replaceAll(preloaded, '')
    .replaceAll(asyncScript, '')
}

/** Room between notes, in pixels. */
export const noteGap = 18

/**
 * The script that keeps notes beside the text apart before the page is alive: each level with its paragraph or below
 * the note before it, as `stackNotes` does when nothing is active. It stands right after the rows.
 */
export const firstLayoutScript = `(r=>{if(!matchMedia('(min-width:1100px)').matches)return;let f=0,o=r.getBoundingClientRect().top;for(let n of r.querySelectorAll('[data-notes]')){let h=n.offsetHeight;if(!h)continue;let t=n.getBoundingClientRect().top-o,p=Math.max(t,f);if(p>t)n.style.transform='translateY('+Math.round(p-t)+'px)';f=p+h+${noteGap}}r.style.minHeight=f+'px'})(document.currentScript.previousElementSibling)`

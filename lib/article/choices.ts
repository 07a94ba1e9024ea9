import { isVerdict, type Verdict } from '@/lib/fact-check/verdicts'

/** Which marks of an article are shown: all, one kind, those of one verdict, or those that wait for somebody. */
export type Show = 'everything' | 'checks' | 'comments' | 'unresolved' | Verdict

export const shows = ['everything', 'checks', 'comments', 'unresolved'] as const

/** Whether a word from an address or from storage names something to show. */
export function isShow(word: unknown): word is Show {
  return isVerdict(word) || (shows as readonly unknown[]).includes(word)
}

/** Where a browser keeps how this person reads: which marks, in which order threads, and whether any. */
export const choicesName = 'obelus:page'

/**
 * The script that puts what was chosen before onto the article (`data-show`, `data-marks`) before any of it is drawn,
 * so that nothing appears only to vanish. An address that says what to show comes before what is remembered; one that
 * names a check, a comment or words shows everything, for else it might lead to what is hidden.
 */
export const choicesScript = `(a=>{if(/^#(check|comment|quote)-/.test(location.hash))return;let k={};try{k=JSON.parse(localStorage.getItem('${choicesName}'))||k}catch{}let s=new URLSearchParams(location.search).get('show')||k.show;if(/^[a-z-]+$/.test(s))a.dataset.show=s;if(k.marks==='off')a.dataset.marks='off'})(document.currentScript.parentElement)`

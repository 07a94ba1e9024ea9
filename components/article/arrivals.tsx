'use client'

import { useEffect } from 'react'
import { useArticle } from '@/components/article/article-context'

const load = () => import('@/components/article/arrive')

/** Leads from an address, from words and from links to what they mean, also where it is folded or in the sheet. */
export function Arrivals() {
  const { slug } = useArticle()
  useEffect(() => {
    const arrive = () => {
      if (/^#(check|comment)-/.test(location.hash)) void load().then((module) => module.arrive(slug))
    }
    const follow = (event: MouseEvent) => {
      if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
      const from =
        event.target instanceof Element ? event.target.closest('[data-copy], .note-ref, mark') : null
      if (!from) return
      if (from.tagName === 'A') event.preventDefault()
      void load().then((module) => module.follow(from))
    }
    arrive()
    window.addEventListener('hashchange', arrive)
    document.addEventListener('click', follow)
    return () => {
      window.removeEventListener('hashchange', arrive)
      document.removeEventListener('click', follow)
    }
  }, [slug])
  return null
}

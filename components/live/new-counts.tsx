'use client'

import { createPortal } from 'react-dom'
import { type News, newByParagraph } from '@/lib/live/news'

/** Beside each paragraph how much is new there. It lies over the page, so nothing moves. */
export function NewCounts({ news, onShow }: { news: News; onShow: () => void }) {
  return [...newByParagraph(news)].map(([id, count]) => {
    const row = document.getElementById(`p-${id}`)
    return (
      row &&
      createPortal(
        <button type="button" onClick={onShow} title="Show what is new" className="new-count">
          {count} new
        </button>,
        row,
        id,
      )
    )
  })
}

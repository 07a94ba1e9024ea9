import type { Tone } from '@/lib/fact-check/verdicts'

/** The light paper of app/globals.css, for pictures, which know no style sheets. A test compares both. */
export const palette = {
  paper: '#fcfbf8',
  ink: '#1d1b18',
  soft: '#4d4942',
  muted: '#6b665d',
  rule: '#e7e2d8',
  brand: '#7b1e2b',
} as const

export const tones: Record<Tone, string> = {
  accurate: '#1c6e46',
  context: '#855600',
  misleading: '#a4420d',
  false: '#a8221b',
  none: '#566070',
}

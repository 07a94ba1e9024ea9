import { maxEvidence, stanceLabels, stances } from './input'

/** What the composer offers, as plain values: its rows of evidence need them in the browser without the schemas. */
export const checkChoices = {
  stances: stances.map((value) => ({ value, label: stanceLabels[value] })),
  mostSources: maxEvidence,
}

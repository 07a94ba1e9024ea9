/** Somebody who may be mentioned, as the completion lists them. */
export type Suggestion = { id: string; handle: string; name: string; isHere: boolean }

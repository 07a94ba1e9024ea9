const names = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Whether the host of an address, as `URL` writes it, is this very machine under one of its own names. */
export function isLoopbackName(hostname: string): boolean {
  return names.has(hostname)
}

import { vi } from 'vitest'

// Outside of Next's server these throw. Tests ask the spies what was invalidated: `expect(revalidateTag)…`.
export const revalidateTag = vi.fn<(tag: string, profile?: string | { expire?: number }) => void>()
export const updateTag = vi.fn<(tag: string) => void>()
export const revalidatePath = vi.fn<(path: string, type?: 'page' | 'layout') => void>()
export const refresh = vi.fn<() => void>()
export const cacheTag = vi.fn<(...tags: string[]) => void>()
export const cacheLife = vi.fn<(profile: unknown) => void>()

/** Caches nothing: every call reads. */
export function unstable_cache<Read extends (...input: never[]) => Promise<unknown>>(read: Read): Read {
  return read
}

export function unstable_noStore() {}

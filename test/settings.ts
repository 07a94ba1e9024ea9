import { afterAll, beforeAll } from 'vitest'
import { type Env, env } from '@/lib/env'

/** Runs a file's tests with other settings of the process, which are made before its first test. */
export function withSettings(make: () => Promise<Partial<Env>>): void {
  let before: Env
  beforeAll(async () => {
    before = { ...env() }
    Object.assign(env(), await make())
  })
  afterAll(() => {
    for (const name of Object.keys(env())) Reflect.deleteProperty(env(), name)
    Object.assign(env(), before)
  })
}

import { runServing } from './setup/serving.mjs'

await runServing(
  'dev',
  'development',
  'Serves Obelus for development, with hot reload, on the same database as `up`.',
)

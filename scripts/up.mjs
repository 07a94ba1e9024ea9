import { runServing } from './setup/serving.mjs'

await runServing(
  'up',
  'production',
  'Installs, prepares the database, builds what has changed, and serves Obelus.',
)

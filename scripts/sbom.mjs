// `npm run sbom`: what Obelus is made of, as CycloneDX, from the lock file; `sbom.json` unless another name is given.
// Without what only development and tests need: `npm run sbom -- --all file.json` has that too.
import { writeFileSync } from 'node:fs'
import { runNpm } from './setup/run.mjs'
import { runMain, say } from './setup/terminal.mjs'

await runMain(async () => {
  const all = process.argv.includes('--all')
  const file = process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? 'sbom.json'
  const omit = all ? [] : ['--omit', 'dev']
  const sbom = JSON.parse(
    await runNpm(['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', ...omit], {
      what: 'npm sbom',
    }),
  )
  writeFileSync(file, `${JSON.stringify(sbom, null, 2)}\n`)
  say(`${file}: ${sbom.components.length} components`)
})

import { spawn } from 'node:child_process'
import { withDatabase } from './database.ts'
import { loadDotEnv, quietEnvironment, root } from './setup/folders.mjs'
import { Refusal, runMain } from './setup/terminal.mjs'

/**
 * `with-database.ts <script> …`: runs a script that uses the application's own code, on the database that `up`
 * would use. Prints nothing itself; the script's exit code is its own.
 */
runMain(async () => {
  loadDotEnv()
  const [script, ...args] = process.argv.slice(2)
  if (!script) throw new Refusal('Name the script to run.', 2)
  // Ctrl-C reaches the script as well; it ends, and then we do, with the database in order.
  process.on('SIGINT', () => {})
  return withDatabase(() => runScript(script, args))
})

function runScript(script: string, args: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--conditions=react-server', '--import', 'tsx', script, ...args], {
      cwd: root,
      env: quietEnvironment(),
      stdio: 'inherit',
    })
    process.on('SIGTERM', () => child.kill('SIGTERM'))
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

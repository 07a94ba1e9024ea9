// Runs a command and ends it, with all it has started, when the process that asked for it is gone: a killed
// `npm run up` must not leave an installation or a build working against the next one.
import { spawn, spawnSync } from 'node:child_process'

const [command, ...args] = process.argv.slice(2)
const child = spawn(command, args, {
  stdio: 'inherit',
  shell: process.env.OBELUS_LEASH_SHELL === '1',
  windowsHide: true,
})

process.on('disconnect', () => {
  if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(process.pid), '/T', '/F'])
  else process.kill(-process.pid, 'SIGKILL')
})
child.on('error', (error) => {
  process.stderr.write(`${error.message}\n`)
  process.exit(127)
})
child.on('exit', (code) => process.exit(code ?? 1))

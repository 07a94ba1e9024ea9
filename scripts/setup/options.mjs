import { parseArgs } from 'node:util'
import { Refusal, say } from './terminal.mjs'

/** @typedef {{ port: number, host: string, fresh: boolean, yes: boolean }} ServeOptions */

const help = (/** @type {string} */ command, /** @type {string} */ what) => `npm run ${command} [-- options]

${what}
Without DATABASE_URL it runs a PostgreSQL of its own, with its data in .obelus (or OBELUS_DATA).

  --port <number>   listen on this port (else PORT, else 3000)
  --host <address>  listen on this address (else HOST, else 127.0.0.1: this machine only)
  --fresh           delete the data first and begin again; asks before
  --yes             don't ask
  --help            this text

Settings are explained in .env.example.`

/**
 * Reads the command line of \`up\` and \`dev\`. Null when only the help was wanted.
 * @param {string} command @param {string} what @returns {ServeOptions | null}
 */
export function readServeOptions(command, what) {
  const values = parse(command)
  if (values.help) {
    say(help(command, what))
    return null
  }
  const port = Number(values.port ?? (process.env.PORT || 3000))
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Refusal('The port must be a number from 1 to 65535.', 2)
  if (values.fresh && process.env.DATABASE_URL) {
    throw new Refusal(
      '--fresh is for the embedded database only; DATABASE_URL names another one, which is left alone.',
      2,
    )
  }
  return {
    port,
    host: values.host ?? (process.env.HOST || '127.0.0.1'),
    fresh: values.fresh ?? false,
    yes: values.yes ?? false,
  }
}

/** @param {string} command */
function parse(command) {
  try {
    return parseArgs({
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        fresh: { type: 'boolean' },
        yes: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values
  } catch (error) {
    const [sentence] = String(error.message).split('. ')
    throw new Refusal(
      `${sentence.replace(/\.$/, '')}. \`npm run ${command} -- --help\` lists the options.`,
      2,
    )
  }
}

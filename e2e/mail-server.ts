import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, readFile, rename } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

/** A mail server that takes every mail and keeps it as a file, for the specs to read. */
export async function startMailServer(folder: string): Promise<{ url: string; stop(): Promise<void> }> {
  await mkdir(folder, { recursive: true })
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const file = path.join(folder, randomUUID())
      // Under its name only once it is whole.
      pipeline(stream, createWriteStream(`${file}.part`))
        .then(() => rename(`${file}.part`, `${file}.eml`))
        .then(() => done(), done)
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    stop: () => new Promise((closed) => server.close(() => closed())),
  }
}

/** What has been mailed to an address, in any order. */
export async function mailTo(folder: string, address: string): Promise<Email[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.eml'))
  const mails = await Promise.all(
    files.map(async (name) => PostalMime.parse(await readFile(path.join(folder, name)))),
  )
  return mails.filter(({ to }) => to?.some((one) => one.address === address))
}

import { randomUUID } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

/** A mail server that takes every mail and keeps it in a folder of whom it is for, as a file for the specs to read. */
export async function startMailServer(folder: string): Promise<{ url: string; stop(): Promise<void> }> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, { envelope }, done) {
      keep(folder, String(envelope.rcptTo[0]?.address), stream).then(() => done(), done)
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    stop: () => new Promise((closed) => server.close(() => closed())),
  }
}

async function keep(folder: string, address: string, mail: Readable) {
  const box = path.join(folder, address)
  await mkdir(box, { recursive: true })
  const file = path.join(box, randomUUID())
  // Under its name only once it is whole.
  await pipeline(mail, createWriteStream(`${file}.part`))
  await rename(`${file}.part`, `${file}.eml`)
}

/** What has been mailed to an address, in any order. */
export async function mailTo(folder: string, address: string): Promise<Email[]> {
  const box = path.join(folder, address)
  const files = existsSync(box) ? (await readdir(box)).filter((name) => name.endsWith('.eml')) : []
  const mails = await Promise.all(
    files.map(async (name) => PostalMime.parse(await readFile(path.join(box, name)))),
  )
  return mails.filter(({ to }) => to?.some((one) => one.address === address))
}

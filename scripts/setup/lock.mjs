import { randomUUID } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'

/**
 * A lock is a file naming its holder and a loopback port on which the holder answers with the lock's token. So a
 * holder that was killed is known at once, even when its process id now belongs to somebody else.
 * @typedef {{ pid: number, port: number, token: string, note: string }} Holder
 * @typedef {{ holder: Holder, setNote(note: string): void, release(): void }} Lock
 */

/** Takes the lock, or tells who holds it. @param {string} file @returns {Promise<Lock | { heldBy: Holder }>} */
export async function tryLock(file) {
  mkdirSync(path.dirname(file), { recursive: true })
  const token = randomUUID()
  const server = await answerWith(token)
  const holder = { pid: process.pid, port: server.address().port, token, note: '' }
  const draft = `${file}.${token}`
  try {
    for (;;) {
      writeFileSync(draft, JSON.stringify(holder))
      if (linked(draft, file)) return lock(file, holder, server)
      const other = readHolder(file)
      if (other && (await answers(other))) return closing(server, { heldBy: other })
      removeStale(file, other, token)
    }
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Does `work` alone: waits while another process holds the lock. @template T @param {string} file @param {() => Promise<T>} work */
export async function holding(file, work) {
  for (;;) {
    const result = await tryLock(file)
    if ('release' in result) {
      try {
        return await work()
      } finally {
        result.release()
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

/** Who holds the lock now, if anyone does. @param {string} file @returns {Promise<Holder | null>} */
export async function findHolder(file) {
  const holder = readHolder(file)
  return holder && (await answers(holder)) ? holder : null
}

/** @param {string} file @param {Holder} holder @param {net.Server} server @returns {Lock} */
function lock(file, holder, server) {
  return {
    holder,
    setNote(note) {
      holder.note = note
      const draft = `${file}.${holder.token}`
      writeFileSync(draft, JSON.stringify(holder))
      renameSync(draft, file)
    },
    release() {
      if (readHolder(file)?.token === holder.token) rmSync(file, { force: true })
      server.close()
    },
  }
}

/** @param {string} draft @param {string} file */
function linked(draft, file) {
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

// Moved aside first: if a third process has just taken the lock over, it gets it back.
/** @param {string} file @param {Holder | null} stale @param {string} token */
function removeStale(file, stale, token) {
  const aside = `${file}.${token}.stale`
  try {
    renameSync(file, aside)
  } catch (error) {
    if (error.code === 'ENOENT') return
    throw error
  }
  if (readHolder(aside)?.token !== stale?.token) linked(aside, file)
  rmSync(aside, { force: true })
}

/** @param {string} file @returns {Holder | null} */
function readHolder(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

/** @param {string} token @returns {Promise<net.Server>} */
function answerWith(token) {
  const server = net.createServer((socket) => socket.on('error', () => {}).end(token))
  server.unref()
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', () => resolve(server))
  })
}

/** @param {Holder} holder @returns {Promise<boolean>} */
function answers({ port, token }) {
  return new Promise((resolve) => {
    let heard = ''
    const socket = net.connect({ port, host: '127.0.0.1', timeout: 3000 })
    socket.setEncoding('utf8').on('data', (text) => (heard += text))
    socket
      .on('end', () => resolve(heard === token))
      .on('error', () => resolve(false))
      .on('timeout', () => socket.destroy())
    socket.on('close', () => resolve(heard === token))
  })
}

/** @template T @param {net.Server} server @param {T} result */
function closing(server, result) {
  server.close()
  return result
}

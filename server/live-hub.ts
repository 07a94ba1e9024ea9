import type { EventNotice } from '@/lib/cache-tags'
import { heardAtDesk, heardByReaders, type LiveEvent, type LogEntry } from '@/lib/live/heard'
import { mostMissed } from '@/lib/live/limits'
import type { LogReader } from './events'
import type { Channel, LiveSource } from './live-source'

/** Where messages go: one open answer, or a list in a test. */
export type Listener = { send(message: string): void; cut(): void }

type Place = { listener: Listener; position: number; waiting: Message[] | null }
type Message = { id: number; text: string }

const batch = 500
/** How many of the last messages are kept, so that those who come back after a moment ask nothing of the database. */
const kept = 2_000

/**
 * Hands the log on to whoever listens in this process. An announcement only wakes it: what it hands out it reads
 * from the log, after the last entry it has read. So an announcement that was lost, with a connection or otherwise,
 * loses nothing, and one that comes twice repeats nothing. Each entry is read and written down once, however many
 * listen.
 */
export class LiveHub implements LogReader {
  private readonly channels = new Map<string, Set<Place>>()
  private readonly recent: { channel: string; message: Message }[] = []
  private readonly asking = new Map<string, Promise<Message[] | 'too much'>>()
  private recentFrom = 0
  private head: number | null = null
  private isReading = false
  private isWoken = false

  constructor(private readonly source: LiveSource) {}

  /** How many listen now. */
  get size(): number {
    let size = 0
    for (const places of this.channels.values()) size += places.size
    return size
  }

  opened(): void {
    void this.wake()
  }

  announced({ id }: Pick<EventNotice, 'id'>): void {
    if (this.head === null || Number(id) > this.head) void this.wake()
  }

  /**
   * Adds a listener who knows everything up to `after`, or nothing when it is null, and tells what they missed.
   * Rejects while the log cannot be read. Call what it returns when they leave.
   */
  async join(channel: Channel, after: number | null, listener: Listener): Promise<() => void> {
    if (this.head === null) await this.wake()
    const { head } = this
    if (head === null) throw new Error('The log cannot be read now.')
    const name = nameOf(channel)
    const place: Place = { listener, position: after ?? head, waiting: [] }
    const places = this.channels.get(name) ?? new Set()
    this.channels.set(name, places.add(place))
    const leave = () => {
      places.delete(place)
      if (places.size === 0 && this.channels.get(name) === places) this.channels.delete(name)
    }
    try {
      const missed = await this.missed(channel, place.position, head)
      this.catchUp(place, missed, head)
    } catch (error) {
      leave()
      throw error
    }
    return leave
  }

  /** Keeps every line open, and reads what could not be read before. */
  beat(): void {
    if (this.isWoken) void this.wake()
    this.tellAll(':\n\n')
  }

  /** Says the same to everyone. */
  tellAll(text: string): void {
    for (const places of this.channels.values()) for (const { listener } of places) listener.send(text)
  }

  /** Ends every listener. */
  cut(): void {
    for (const places of this.channels.values()) for (const { listener } of [...places]) listener.cut()
  }

  /** Reads on until nothing is left. What fails is read when the log is open again, or at the next beat. */
  private async wake(): Promise<void> {
    this.isWoken = true
    if (this.isReading) return
    this.isReading = true
    try {
      if (this.head === null) {
        this.head = await this.source.lastId()
        this.recentFrom = this.head
      }
      while (this.isWoken) {
        this.isWoken = false
        const entries = await this.source.entriesAfter(this.head, batch)
        for (const entry of entries) this.handOut(entry)
        if (entries.length === batch) this.isWoken = true
      }
    } catch {
      this.isWoken = true
    } finally {
      this.isReading = false
    }
  }

  private handOut(entry: LogEntry): void {
    this.head = entry.id
    for (const { channel, message } of messagesOf(entry)) {
      this.recent.push({ channel, message })
      for (const place of this.channels.get(channel) ?? []) tell(place, message)
    }
    while (this.recent.length > kept) this.recentFrom = this.recent.shift()?.message.id ?? this.recentFrom
  }

  private async missed(channel: Channel, after: number, head: number): Promise<Message[] | 'too much'> {
    if (after >= head) return after > head && after > (await this.source.lastId()) ? 'too much' : []
    const name = nameOf(channel)
    if (after >= this.recentFrom) {
      const messages = this.recent.filter((one) => one.channel === name).map(({ message }) => message)
      return few(messages.filter(({ id }) => id > after && id <= head))
    }
    // Everyone who was listening when a server stopped comes back with the same question.
    const question = `${name} ${after} ${head}`
    const known = this.asking.get(question)
    if (known) return known
    const asked = this.ask(channel, after, head).finally(() => this.asking.delete(question))
    this.asking.set(question, asked)
    return asked
  }

  private async ask(channel: Channel, after: number, head: number) {
    const entries = await this.source.missedAt(channel, after, head, mostMissed + 1)
    if (entries.length > mostMissed) return 'too much'
    const name = nameOf(channel)
    return entries.flatMap(messagesOf).flatMap((one) => (one.channel === name ? one.message : []))
  }

  private catchUp(place: Place, missed: Message[] | 'too much', head: number): void {
    const since = place.waiting ?? []
    place.waiting = null
    if (missed === 'too much') {
      place.listener.send(`id: ${head}\nevent: reset\ndata: {}\n\n`)
      place.position = head
    } else for (const message of missed) tell(place, message)
    for (const message of since) tell(place, message)
  }
}

function tell(place: Place, message: Message): void {
  if (message.id <= place.position) return
  if (place.waiting) {
    place.waiting.push(message)
    return
  }
  place.position = message.id
  place.listener.send(message.text)
}

function few(messages: Message[]): Message[] | 'too much' {
  return messages.length > mostMissed ? 'too much' : messages
}

function messagesOf(entry: LogEntry): { channel: string; message: Message }[] {
  const readers = entry.articleId === null ? null : heardByReaders(entry)
  const desk = heardAtDesk(entry)
  return [
    ...(readers
      ? [{ channel: nameOf({ article: entry.articleId ?? '' }), message: messageOf(readers) }]
      : []),
    ...(desk ? [{ channel: nameOf('desk'), message: messageOf(desk) }] : []),
  ]
}

function messageOf({ id, ...event }: LiveEvent): Message {
  return { id, text: `id: ${id}\ndata: ${JSON.stringify({ id, ...event })}\n\n` }
}

function nameOf(channel: Channel): string {
  return channel === 'desk' ? 'desk' : `article ${channel.article}`
}

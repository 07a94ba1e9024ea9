import { checkRules, type Links, type Rules, type SaveState, type Start } from '@/components/draft/save-state'
import type { Draft } from '@/lib/draft/shape'
import type { FormValues } from '@/lib/form'

/** After a pause of this long the words are sent; together with the request that is less than two seconds. */
const pauseMs = 1_000
const longestWaitMs = 60_000

/**
 * Saves the words of one open form: at once in this browser, and on the server after a pause. One request at a time,
 * none without new words, more slowly after each failure; nothing of another tab is overwritten unasked.
 */
export class DraftSaver {
  readonly #links: Links
  readonly #rules: Rules
  readonly #writer: string
  readonly #of: Pick<Start, 'place' | 'about'>
  #id: string
  #revision: number
  #stored: FormValues
  #words: FormValues
  #turn = 0
  #storedTurn = 0
  #failures = 0
  #isHeld = false
  #isKept = true
  #state: SaveState = { kind: 'untouched' }
  #timer: ReturnType<typeof setTimeout> | undefined
  #sending: Promise<void> | null = null

  constructor(links: Links, { id, revision, words, writer, place, about }: Start, rules = checkRules) {
    this.#links = links
    this.#rules = rules
    this.#writer = writer
    this.#of = { place, about }
    this.#id = id
    this.#revision = revision
    this.#stored = words
    this.#words = words
    if (revision > 0) this.#state = { kind: 'saved' }
  }

  get id() {
    return this.#id
  }

  get revision() {
    return this.#revision
  }

  /** Whether the server lacks words that a person would miss. */
  get isBehind() {
    const { isSame, isBlank } = this.#rules
    return !isSame(this.#words, this.#stored) && !(this.#revision === 0 && isBlank(this.#words))
  }

  /** Whether leaving now would lose words: neither the server nor this browser has them. */
  get isUnsafe() {
    return this.isBehind && !this.#isKept
  }

  /** Takes note of what stands in the form. */
  note(words: FormValues): void {
    if (this.#rules.isSame(words, this.#words)) return
    this.#words = words
    this.#turn += 1
    this.#keep()
    if (this.#isStopped()) return
    const rest = this.#revision > 0 ? 'saved' : 'untouched'
    if (this.#failures === 0) this.#show({ kind: this.isBehind ? 'saving' : rest })
    this.#schedule()
  }

  /** Sends what the server lacks now, and not after the pause. While a page is left there is no later. */
  flush(isLeaving = false): void {
    clearTimeout(this.#timer)
    if (!this.isBehind || this.#isStopped() || (this.#sending && !isLeaving)) return
    const sending = this.#send(isLeaving).finally(() => {
      if (this.#sending === sending) this.#sending = null
      if (this.isBehind && this.#state.kind === 'saving') this.#schedule()
    })
    this.#sending = sending
  }

  /** Tries again at once, as when the connection is back. */
  wake(): void {
    this.#failures = 0
    this.flush()
  }

  /** Compares with what the server has, which another tab or device may have changed; `id` may be a draft of the same. */
  async compare(id = this.#id): Promise<void> {
    if (this.#isStopped() || this.#sending) return
    const theirs = await this.#links.read(id)
    if (theirs === undefined || this.#isStopped()) return
    if (theirs) this.meet(theirs)
    else if (id === this.#id && this.#revision > 0) this.#show({ kind: 'gone' })
  }

  /** Takes note that the draft was sent or thrown away elsewhere. */
  lose(): void {
    if (!this.#isHeld) this.#show({ kind: 'gone' })
  }

  /** Another state of the draft: taken over where nothing of one's own would go under, else shown for a choice. */
  meet(theirs: Draft): void {
    if (this.#rules.isSame(theirs.words, this.#words)) {
      this.#adopt(theirs)
    } else if (theirs.writer === this.#writer) {
      this.#revision = theirs.revision
      this.#stored = theirs.words
      this.#schedule()
    } else if (this.isBehind) {
      this.#show({ kind: 'newer', theirs })
    } else if (theirs.id !== this.#id || theirs.revision > this.#revision) {
      this.#adopt(theirs)
      this.#links.replace(theirs)
    }
  }

  /** The choice for what stands in the form: it becomes the newest, or a draft of its own where the other is gone. */
  keepMine(): void {
    if (this.#state.kind === 'newer') {
      const { theirs } = this.#state
      this.#id = theirs.id
      this.#revision = theirs.revision
      this.#stored = theirs.words
    } else if (this.#state.kind === 'gone') {
      this.#id = this.#rules.freshId(this.#id)
      this.#revision = 0
      this.#stored = {}
    }
    this.#turn += 1
    this.#keep()
    this.#show({ kind: this.isBehind ? 'saving' : 'untouched' })
    this.flush()
  }

  /** The choice for what was written elsewhere. */
  takeTheirs(): void {
    if (this.#state.kind !== 'newer') return
    const { theirs } = this.#state
    this.#adopt(theirs)
    this.#links.replace(theirs)
  }

  /** Stops saving while the form is being sent. What is under way ends with the promise; null when nothing is. */
  hold(): Promise<void> | null {
    this.#isHeld = true
    clearTimeout(this.#timer)
    return this.#sending
  }

  resume(): void {
    this.#isHeld = false
    if (this.isBehind && !this.#isStopped()) this.#schedule()
  }

  /** The draft has done its work: it was sent, or thrown away here. */
  finish(): void {
    this.#isHeld = true
    clearTimeout(this.#timer)
    this.#links.drop()
    this.#links.tell('gone', this.#id, this.#revision)
  }

  #isStopped() {
    return this.#isHeld || this.#state.kind === 'newer' || this.#state.kind === 'gone'
  }

  #schedule(ms = pauseMs) {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.flush(), ms)
  }

  #show(state: SaveState) {
    this.#state = state
    this.#links.show(state, { id: this.#id, revision: this.#revision })
  }

  #keep() {
    if (!this.isBehind && !this.#sending) {
      this.#links.drop()
      this.#isKept = true
      return
    }
    this.#isKept = this.#links.keep({
      id: this.#id,
      ...this.#of,
      base: this.#revision,
      writer: this.#writer,
      turn: this.#turn,
      at: new Date().toISOString(),
      words: this.#words,
    })
  }

  #adopt(theirs: Draft) {
    this.#id = theirs.id
    this.#revision = theirs.revision
    this.#stored = theirs.words
    this.#words = theirs.words
    this.#failures = 0
    this.#keep()
    this.#show({ kind: 'saved' })
  }

  async #send(isLeaving: boolean): Promise<void> {
    const sent = {
      id: this.#id,
      revision: this.#revision,
      writer: this.#writer,
      turn: this.#turn,
      words: this.#words,
      about: this.#of.about,
    }
    if (this.#failures === 0) this.#show({ kind: 'saving' })
    const answer = await this.#links.send(sent, isLeaving)
    if (answer.kind === 'saved') return this.#noteSaved(sent, answer.saved.revision)
    if (answer.kind === 'newer') return this.#meetNewer(answer.id)
    if (answer.kind === 'unreachable') return this.#noteFailure()
    this.#show(answer)
  }

  #noteSaved({ turn, words }: { turn: number; words: FormValues }, revision: number) {
    this.#failures = 0
    this.#revision = Math.max(this.#revision, revision)
    if (turn > this.#storedTurn) {
      this.#storedTurn = turn
      this.#stored = words
    }
    if (!this.isBehind) {
      this.#links.drop()
      this.#show({ kind: 'saved' })
    }
    this.#links.tell('saved', this.#id, this.#revision)
  }

  async #meetNewer(id: string) {
    const theirs = await this.#links.read(id)
    if (theirs) this.meet(theirs)
    else this.#noteFailure()
  }

  #noteFailure() {
    this.#failures += 1
    this.#show({ kind: 'unreachable' })
    this.#schedule(Math.min(pauseMs * 2 ** this.#failures, longestWaitMs))
  }
}

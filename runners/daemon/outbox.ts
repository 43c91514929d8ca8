import { MAX_TURNS_PER_POST, releaseReply, turnsReply } from '#core/protocol/index.ts'
import type { ReleaseReply, TurnReply } from '#core/protocol/index.ts'
import { backoffMs } from '#lib/retry/index.ts'
import type { Backoff, Clock } from '#lib/retry/index.ts'
import { messageOf } from '#lib/setup-error.ts'
import { SiteAway, SiteRefusal, isAboutKey } from './site-client.ts'
import type { SiteClient } from './site-client.ts'
import type { Parcel, Spool } from './spool.ts'

/** What became of a parcel: the site's word on it, or that it will not have it. */
export type Receipt = TurnReply | ReleaseReply['attempts'][number] | { status: 'rejected'; message: string }

export interface OutboxOptions {
  client: SiteClient
  spool: Spool
  clock: Clock
  signal: AbortSignal
  /** Told once when parcels cannot be kept on disk, or not be removed from it. */
  onSpoolTrouble: (message: string) => void
  /** Told of the runs that give out nothing more, as the site names them in its replies. */
  onGiveBack: (runs: readonly string[]) => void
  /** Told of anything that the loop must act upon: a refused key, a too old protocol. */
  onFailure: (error: unknown) => void
  backoff?: Backoff
}

interface Entry {
  parcel: Parcel
  bytes: number
  /** name in the spool, where it is kept */
  spooled: string | null
  /** this one alone, since a post with others was refused as a whole */
  alone: boolean
  settle: (receipt: Receipt) => void
}

/** How long parcels are gathered before they are posted together, milliseconds. */
const GATHER_MS = 25
/** Most bytes of answers in one post, so that no body grows beyond what a server takes. */
const MAX_POST_BYTES = 4 * 1024 * 1024
const MAX_RELEASES = 256
/** Posts under way at a time: what comes meanwhile goes together, since a post of many costs little more than one. */
const LANES = 2

/**
 * Everything that goes to the site and must not be lost. Parcels are gathered for 25 ms or up to 64, posted as
 * arrays, and posted again until the site has taken or refused them; while it is away they are also on disk.
 */
export class Outbox {
  readonly #options: OutboxOptions
  #waiting: Entry[] = []
  #underWay = 0
  #lanes = 0
  #timer: NodeJS.Timeout | null = null
  #failures = 0
  #spoolTrouble = false
  #idle: (() => void)[] = []

  constructor(options: OutboxOptions) {
    this.#options = options
  }

  /** Parcels that the site has not taken yet. */
  get size(): number {
    return this.#waiting.length + this.#underWay
  }

  /** Sends a parcel; resolves when the site has said what became of it. */
  send(parcel: Parcel): Promise<Receipt> {
    return this.#add(parcel, null)
  }

  /** What an earlier boot left behind, as it was. Resolves when all of it is settled. */
  async resend(): Promise<number> {
    const left = this.#options.spool.load()
    await Promise.all(left.map(({ name, parcel }) => this.#add(parcel, name)))
    return left.length
  }

  /** Resolves when nothing is waiting or under way. */
  idle(): Promise<void> {
    if (this.size === 0) return Promise.resolve()
    return new Promise((resolve) => this.#idle.push(resolve))
  }

  /** Posts what waits, now. */
  flush(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    this.#pump()
  }

  /** For the end of the process: what could not be delivered is put on disk. Returns how many that are. */
  keepAll(): number {
    for (const entry of this.#waiting) this.#keep(entry)
    return this.#waiting.length
  }

  #add(parcel: Parcel, spooled: string | null): Promise<Receipt> {
    return new Promise((settle) => {
      const bytes =
        parcel.kind === 'turn' ? parcel.turn.output.length + (parcel.turn.reasoning?.length ?? 0) : 0
      const entry: Entry = { parcel, bytes, spooled, alone: false, settle }
      this.#waiting.push(entry)
      if (this.#failures > 0) this.#keep(entry)
      else if (this.#waiting.length >= MAX_TURNS_PER_POST) this.flush()
      else this.#timer ??= setTimeout(() => this.flush(), GATHER_MS)
    })
  }

  #pump(): void {
    if (this.#options.signal.aborted) return
    // While the site is away one post at a time asks whether it is back.
    while (this.#waiting.length > 0 && this.#lanes < (this.#failures > 0 ? 1 : LANES)) {
      const batch = this.#take()
      this.#lanes++
      this.#underWay += batch.length
      void this.#post(batch).finally(() => {
        this.#lanes--
        this.#underWay -= batch.length
        if (this.size === 0) for (const resolve of this.#idle.splice(0)) resolve()
        else if (this.#failures === 0 && this.#timer === null) this.#pump()
      })
    }
  }

  /** The next parcels that can go together: of one kind, one boot and one provenance. */
  #take(): Entry[] {
    const [first] = this.#waiting
    if (!first) return []
    const key = keyOf(first.parcel)
    const most = first.alone ? 1 : first.parcel.kind === 'turn' ? MAX_TURNS_PER_POST : MAX_RELEASES
    const batch: Entry[] = []
    const rest: Entry[] = []
    let bytes = 0
    for (const entry of this.#waiting) {
      const fits = batch.length < most && (batch.length === 0 || bytes + entry.bytes <= MAX_POST_BYTES)
      if (fits && (entry === first || !entry.alone) && keyOf(entry.parcel) === key) {
        batch.push(entry)
        bytes += entry.bytes
      } else rest.push(entry)
    }
    this.#waiting = rest
    return batch
  }

  async #post(batch: Entry[]): Promise<void> {
    try {
      const receipts = await this.#deliver(batch.map((e) => e.parcel))
      this.#recovered()
      for (const [i, entry] of batch.entries()) this.#settle(entry, receipts[i]!)
    } catch (error) {
      if (error instanceof SiteAway) return this.#later(batch, error.retry_after_ms)
      if (error instanceof SiteRefusal && !isAboutKey(error)) return this.#refused(batch, error)
      // A refused key, an old protocol, the end of the process: somebody else's decision; nothing is lost meanwhile.
      this.#later(batch, null)
      if (!this.#options.signal.aborted) this.#options.onFailure(error)
    }
  }

  async #deliver(parcels: Parcel[]): Promise<Receipt[]> {
    const { client, signal } = this.#options
    const [first] = parcels
    if (first?.kind === 'turn') {
      const turns = parcels.flatMap((p) => (p.kind === 'turn' ? [p.turn] : []))
      const body = { boot_id: first.boot_id, provenance: first.provenance, turns }
      const reply = await client.call('POST', '/api/v1/turns', turnsReply, body, signal)
      this.#options.onGiveBack(reply.give_back)
      return match(
        turns.map((t) => t.attempt),
        reply.turns,
      )
    }
    const attempts = parcels.flatMap((p) => (p.kind === 'release' ? [p.release] : []))
    const body = { boot_id: first?.boot_id, attempts }
    const reply = await client.call('POST', '/api/v1/releases', releaseReply, body, signal)
    this.#options.onGiveBack(reply.give_back)
    return match(
      attempts.map((a) => a.attempt),
      reply.attempts,
    )
  }

  /** The site is away: everything that waits goes to disk too, and is tried again after a pause. */
  #later(batch: Entry[], afterMs: number | null): void {
    this.#waiting.unshift(...batch)
    this.#failures++
    for (const entry of this.#waiting) this.#keep(entry)
    const { clock, backoff } = this.#options
    const pause = backoffMs(
      this.#failures,
      backoff ?? { base_ms: 500, factor: 2, cap_ms: 15_000, jitter: 0.5 },
      clock.random(),
    )
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.flush(), Math.max(pause, afterMs ?? 0))
  }

  #recovered(): void {
    if (this.#failures === 0) return
    this.#failures = 0
    // The pause was for an absent site: the rest need not wait for its end.
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
  }

  /** The site will not have it, and will not have it later either. */
  #refused(batch: Entry[], error: SiteRefusal): void {
    this.#recovered()
    const [only] = batch
    if (batch.length === 1 && only) {
      this.#settle(only, { status: 'rejected', message: `HTTP ${String(error.status)}: ${error.message}` })
      return
    }
    // One of them spoils the post: each by itself, so that the others arrive.
    for (const entry of batch) entry.alone = true
    this.#waiting.unshift(...batch)
  }

  #settle(entry: Entry, receipt: Receipt): void {
    if (entry.spooled !== null) this.#tidy(entry.spooled)
    entry.settle(receipt)
  }

  #keep(entry: Entry): void {
    if (entry.spooled !== null) return
    try {
      entry.spooled = this.#options.spool.keep(entry.parcel)
    } catch (error) {
      this.#troubled(error)
    }
  }

  /** A file that cannot be removed is no reason to end: a later start posts it again, and the site knows it. */
  #tidy(name: string): void {
    try {
      this.#options.spool.remove(name)
    } catch (error) {
      this.#troubled(error)
    }
  }

  #troubled(error: unknown): void {
    if (!this.#spoolTrouble) this.#options.onSpoolTrouble(messageOf(error))
    this.#spoolTrouble = true
  }
}

function keyOf(parcel: Parcel): string {
  return parcel.kind === 'turn'
    ? `turn ${parcel.boot_id} ${JSON.stringify(parcel.provenance)}`
    : `release ${parcel.boot_id}`
}

/** The replies in the order of the request, whatever order the site gave them in. */
function match<T extends { attempt: string }>(
  attempts: readonly string[],
  replies: readonly T[],
): (T | Receipt)[] {
  return attempts.map((attempt, i) => {
    const there = replies[i]?.attempt === attempt ? replies[i] : replies.find((r) => r.attempt === attempt)
    return there ?? { status: 'rejected', message: 'the site did not answer for it' }
  })
}

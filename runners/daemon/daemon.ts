import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Work } from '#core/protocol/index.ts'
import type { Logger } from '#lib/log.ts'
import { backoffMs, systemClock } from '#lib/retry/index.ts'
import type { Backoff } from '#lib/retry/index.ts'
import type { Engine } from '../engines/engine.ts'
import type { FoundModel } from '../models/find.ts'
import { OpenAiEngine } from '../engines/openai/index.ts'
import { describeRunner, hardwareOf } from './capabilities.ts'
import type { About, Hardware } from './capabilities.ts'
import { Channels } from './channels.ts'
import { Claims } from './claims.ts'
import { Desk } from './desk.ts'
import { lazyEngine } from './lazy-engine.ts'
import { LocalModel } from './local-model.ts'
import { Membership } from './membership.ts'
import { Outbox } from './outbox.ts'
import { Pulse } from './pulse.ts'
import { SiteAway, SiteClient, SiteRefusal, isAboutKey } from './site-client.ts'
import { Spool } from './spool.ts'
import { Throughput } from './throughput.ts'
import { takeTurn } from './turn.ts'

export interface DaemonOptions {
  site: string
  name: string
  /** Where identity and spool are kept. */
  home: string
  /** An administrator's token as it is now, to enroll with; null where only a key is given. */
  token: () => string | null
  /** A runner's key, in place of the kept identity. */
  key: string | null
  /** Generations at a time, over all runs. */
  slots: number
  labels: string[]
  /** `path`: a GGUF file; `builtin`: the small model, downloaded if need be; `none`: endpoints only. */
  model: { kind: 'path'; path: string } | { kind: 'builtin' } | { kind: 'none' }
  /** Never call loopback and private addresses, whatever a site allows. */
  noPrivate: boolean
  log: Logger
  /** Time that running work gets to finish when the daemon is stopped, milliseconds. */
  graceMs?: number
  /** Seconds between heartbeats; absent: what the site says. */
  beatS?: number
  /** Pauses while the site is away. */
  backoff?: Backoff
}

const GRACE_MS = 5000
/** For each of the last steps after the grace time. */
const FAREWELL_MS = 1500
const AWAY: Backoff = { base_ms: 500, factor: 2, cap_ms: 15_000, jitter: 0.5 }

/**
 * The runner: claims work from a site, has it answered by engines, and posts the answers, until it is stopped. The
 * site being away is no reason to end: answers are kept on disk meanwhile.
 */
export class Daemon {
  /** New at each start: the site then knows that whatever an earlier start held is no longer worked on. */
  readonly bootId = randomUUID()
  readonly #options: DaemonOptions
  readonly #backoff: Backoff
  readonly #log: Logger
  readonly #clock = systemClock
  readonly #end = new AbortController()
  readonly #membership: Membership
  readonly #outbox: Outbox
  readonly #desk: Desk
  readonly #channels: Channels
  readonly #claims: Claims
  readonly #pulse: Pulse
  readonly #model: LocalModel | null
  readonly #outcome = Promise.withResolvers<void>()
  #stopping = false
  #hardware: Hardware | null = null
  /** What was last said of this runner, and with which model. */
  #said: { model: FoundModel | null; about: About } | null = null

  constructor(options: DaemonOptions) {
    const { log, site } = options
    const clock = this.#clock
    const signal = this.#end.signal
    this.#options = options
    this.#log = log
    this.#backoff = options.backoff ?? AWAY
    const throughput = new Throughput(clock)
    this.#membership = new Membership({ ...options, signal, request: () => this.#about() })
    const client = new SiteClient({
      site,
      token: () => this.#membership.key,
      onAway: (why) =>
        log.warn({ event: 'site_away' }, `${site} cannot be reached: ${why}; trying until it is back`),
      onBack: () => this.#back(),
    })
    this.#outbox = new Outbox({
      client,
      spool: new Spool(join(options.home, 'spool', options.name.replace(/[^A-Za-z0-9.-]/g, '_'))),
      clock,
      signal,
      onSpoolTrouble: (why) => log.error(`answers cannot be kept on disk while the site is away: ${why}`),
      onGiveBack: (runs) => this.#desk.giveBack(runs),
      onFailure: (error) => void this.#refused(error),
      backoff: this.#backoff,
    })
    this.#channels = new Channels({ clock, engineFor: (run) => this.#engineFor(run) })
    this.#desk = new Desk({
      channels: this.#channels,
      clock,
      slots: options.slots,
      work: (task, freeSlot) =>
        takeTurn(task, freeSlot, {
          bootId: this.bootId,
          outbox: this.#outbox,
          desk: () => this.#desk,
          clock,
          throughput,
          log,
        }),
      giveBack: (release) => void this.#outbox.send({ kind: 'release', boot_id: this.bootId, release }),
      onFree: () => this.#claims.poke(),
    })
    this.#claims = new Claims({
      client,
      bootId: this.bootId,
      clock,
      log,
      signal,
      backoff: this.#backoff,
      about: () => this.#about(),
      room: () => this.#desk.room,
      onWork: (work) => {
        this.#pulse.setPace(work.lease.beat_s)
        this.#desk.add(work)
      },
      onRefusal: (error) => this.#refused(error),
    })
    this.#pulse = new Pulse({
      client,
      bootId: this.bootId,
      desk: () => this.#desk,
      throughput,
      signal,
      beatS: options.beatS ?? null,
      onReply: (reply) => {
        for (const attempt of reply.cancel) this.#desk.stop(attempt, 'cancelled')
        for (const attempt of reply.lost) this.#desk.stop(attempt, 'lost')
        this.#desk.giveBack(reply.give_back)
        this.#claims.heed(reply.drain, reply.cool_down_ms)
      },
      onRefusal: (error) => void this.#refused(error),
    })
    this.#model =
      options.model.kind === 'none'
        ? null
        : new LocalModel({
            path: options.model.kind === 'path' ? options.model.path : null,
            log,
            signal,
            onFound: () => this.#claims.poke(),
          })
  }

  /** Attempts held now. */
  get held(): number {
    return this.#desk.size
  }

  /**
   * Works until `stop` is called; resolves when everything is in order for the process to end.
   *
   * @throws SetupError, UpgradeRequired: there is no use in going on without somebody's help
   */
  async run(): Promise<void> {
    try {
      this.#work().catch((error: unknown) => this.#outcome.reject(error))
      await this.#outcome.promise
    } finally {
      this.#stopping = true
      this.#pulse.stop()
      this.#model?.stop()
      this.#end.abort(new Error('the runner ends'))
      const left = this.#outbox.keepAll()
      if (left > 0) this.#log.warn({ left }, 'reports that the site has not got yet are kept on disk')
      // A model takes a moment to be put away, and a process that ends needs no tidying up.
      await Promise.race([this.#channels.close(), this.#clock.sleep(1000)])
    }
  }

  /** Ends the work in order: no new claims, a grace time for what runs, the rest given back. */
  async stop(graceMs = this.#options.graceMs ?? GRACE_MS): Promise<void> {
    if (this.#stopping) return
    this.#stopping = true
    this.#log.info({ held: this.#desk.size }, 'stopping')
    this.#desk.drain()
    await this.#atMost(FAREWELL_MS, this.#claims.stop())
    await this.#until(() => this.#desk.inFlight === 0, graceMs)
    this.#desk.stopAll()
    await this.#until(() => this.#desk.inFlight === 0, FAREWELL_MS)
    this.#outbox.flush()
    await this.#atMost(FAREWELL_MS, this.#outbox.idle())
    this.#outcome.resolve()
  }

  async #work(): Promise<void> {
    await this.#model?.start()
    await this.#join()
    if (this.#stopping) return
    this.#log.info(
      { boot: this.bootId, id: this.#membership.id },
      `runner ${this.#options.name} at ${this.#options.site}`,
    )
    // Before the first claim: a claim by a new boot revokes the leases under which these answers were made.
    const resent = await this.#outbox.resend()
    if (resent > 0) this.#log.info({ resent }, 'delivered what an earlier start could not')
    if (this.#stopping) return
    this.#pulse.start()
    await this.#claims.loop()
  }

  /** Becomes known to the site, however long that takes to come up. */
  async #join(): Promise<void> {
    for (let failures = 1; !this.#stopping; failures++) {
      try {
        return await this.#membership.join()
      } catch (error) {
        if (!(error instanceof SiteAway)) throw error
        if (failures === 1)
          this.#log.warn(
            { event: 'site_away' },
            `${this.#options.site} cannot be reached: ${error.message}; trying until it is there`,
          )
        await this.#until(() => this.#stopping, backoffMs(failures, this.#backoff, this.#clock.random()))
      }
    }
  }

  #back(): void {
    this.#log.info({ event: 'site_back' }, `${this.#options.site} is back`)
    this.#outbox.flush()
    this.#claims.poke()
  }

  /** The key is not known any more: enroll again, if somebody gave a token. Everything else is for the operator. */
  async #refused(error: unknown): Promise<void> {
    if (this.#end.signal.aborted) return
    try {
      if (!(error instanceof SiteRefusal)) throw error
      if (!isAboutKey(error))
        return this.#log.error({ status: error.status }, `the site refuses: ${error.message}`)
      if (!(await this.#membership.rejoin(error))) return
      this.#log.info(
        { id: this.#membership.id },
        'the site did not know this runner any more; enrolled again',
      )
      this.#outbox.flush()
    } catch (problem) {
      if (!(problem instanceof SiteAway)) this.#outcome.reject(problem)
    }
  }

  async #about(): Promise<About> {
    const model = this.#model?.found ?? null
    if (this.#said?.model === model) return this.#said.about
    this.#hardware ??= await hardwareOf()
    const { slots, labels } = this.#options
    const about = await describeRunner(model, this.#hardware, { slots, labels })
    this.#said = { model, about }
    return about
  }

  #engineFor({ endpoint }: Work['run']): Engine {
    if (endpoint.kind === 'llama-cpp') return lazyEngine(this.#model, endpoint.model)
    return new OpenAiEngine({
      baseUrl: endpoint.base_url ?? '',
      model: endpoint.model,
      apiKey: endpoint.api_key,
      allowPrivate: endpoint.allow_private && !this.#options.noPrivate,
    })
  }

  async #until(condition: () => boolean, ms: number): Promise<void> {
    const end = this.#clock.now() + ms
    while (!condition() && this.#clock.now() < end && !this.#end.signal.aborted) await this.#clock.sleep(20)
  }

  async #atMost(ms: number, what: Promise<unknown>): Promise<void> {
    await Promise.race([what, this.#clock.sleep(ms)])
  }
}

import { holdDeadlineS } from '#core/protocol/index.ts'
import type { HeartbeatRequest, ReleaseRequest, Work, WorkItem } from '#core/protocol/index.ts'
import type { Clock, Permit } from '#lib/retry/index.ts'
import type { Channel, Channels } from './channels.ts'
import { longestTurnMs } from './deliver.ts'

type Run = Work['run']
type Release = ReleaseRequest['attempts'][number]

/** Why a generation is stopped. */
export type StopReason = 'cancelled' | 'lost' | 'drain'

/** Thrown inside a stopped generation. */
export class Stopped extends Error {
  readonly why: StopReason
  constructor(why: StopReason) {
    super(`stopped: ${why}`)
    this.name = 'Stopped'
    this.why = why
  }
}

/** An attempt in this runner's hands. */
export interface Task {
  readonly run: Run
  readonly channel: Channel
  readonly controller: AbortController
  /** the turn that is to be taken; replaced by the next one */
  item: WorkItem
  /** queued: waits for a slot; running: the engine works on it; reporting: the site is being told */
  state: 'queued' | 'running' | 'reporting'
  /** when its turn came here, by the desk's clock: the site's deadline counts from about then */
  since: number
}

/** Left between the end of the longest turn and the site's deadline, milliseconds. */
const SPARE_MS = 60_000

/**
 * How long an attempt may wait on the desk before its turn, in milliseconds, so that the turn with all its retries still
 * ends before the site's deadline.
 *
 * @example longestWaitMs(180) // 360000
 */
export function longestWaitMs(timeoutS: number): number {
  return holdDeadlineS(timeoutS) * 1000 - longestTurnMs(timeoutS) - SPARE_MS
}

export interface DeskOptions {
  channels: Channels
  clock: Clock
  /** Generations at a time, over all runs. */
  slots: number
  /** Takes one turn of a task: from the engine to the site. Never rejects. */
  work: (task: Task, freeSlot: () => void) => Promise<void>
  /** Tells the site that an attempt is given back. */
  giveBack: (release: Release) => void
  /** Told when there may be more to claim: there is room again, or an attempt is over. */
  onFree: () => void
}

/**
 * The attempts that this runner holds, and which of them the engines work on: at most `slots` at once, per run no
 * more than its concurrency, per endpoint no more than it bears; runs take turns.
 */
export class Desk {
  readonly #options: DeskOptions
  readonly #held = new Map<string, Task>()
  /** queued tasks by run, in the order in which the runs take turns */
  readonly #queues = new Map<string, Task[]>()
  readonly #running = new Map<string, number>()
  #inFlight = 0
  #timer: NodeJS.Timeout | null = null
  #draining = false

  constructor(options: DeskOptions) {
    this.#options = options
  }

  /** Generations under way. */
  get inFlight(): number {
    return this.#inFlight
  }

  /** Attempts held, in whatever state. */
  get size(): number {
    return this.#held.size
  }

  /**
   * Attempts that should be claimed now: for the free slots, and half as many as there are slots in reserve, so that no
   * slot waits for the site; none while half of that reserve is left, so that the site is not asked for each one.
   */
  get room(): number {
    if (this.#draining) return 0
    const { slots } = this.#options
    const queued = [...this.#queues.values()].reduce((sum, q) => sum + q.length, 0)
    const room = slots + Math.floor(slots / 2) - this.#inFlight - queued
    return room >= Math.max(1, Math.floor(slots / 4)) ? room : 0
  }

  /** For the heartbeat. */
  held(): HeartbeatRequest['held'] {
    return [...this.#held.values()].map((t) => ({ attempt: t.item.attempt, fence: t.item.fence }))
  }

  /** Takes claimed work in. */
  add(work: Work): void {
    for (const item of work.attempts) {
      if (this.#draining) {
        // The claim was under way when the runner was told to stop.
        this.#options.giveBack({ attempt: item.attempt, fence: item.fence, kind: 'released' })
        continue
      }
      // Claimed anew: what was held of it before was lost without our knowing.
      this.stop(item.attempt, 'lost')
      const task: Task = {
        run: work.run,
        channel: this.#options.channels.join(work.run),
        controller: new AbortController(),
        item,
        state: 'queued',
        since: this.#options.clock.now(),
      }
      this.#held.set(item.attempt, task)
      this.#enqueue(task, 'last')
    }
    this.#pump()
  }

  /** The next turn of an attempt; it goes before the run's others, which have not begun. */
  again(task: Task, item: WorkItem): void {
    if (this.#held.get(task.item.attempt) !== task) return
    task.item = item
    task.since = this.#options.clock.now()
    if (this.#draining) return this.#return(task)
    this.#enqueue(task, 'first')
    this.#pump()
  }

  /** The endpoint bears less than was tried: the attempt waits again, before the others of its run. */
  requeue(task: Task): void {
    if (this.#held.get(task.item.attempt) !== task) return
    if (this.#draining) return this.#return(task)
    this.#enqueue(task, 'first')
  }

  /** The attempt is over, or no longer ours. */
  drop(task: Task): void {
    if (this.#held.get(task.item.attempt) === task) this.#held.delete(task.item.attempt)
    if (![...this.#held.values()].some((t) => t.run.id === task.run.id))
      this.#options.channels.leave(task.run)
    this.#options.onFree()
  }

  /**
   * Stops work on an attempt. Cancelled ones are given back, lost ones dropped. An answer that is already on its
   * way to the site stays there: the site decides about it.
   */
  stop(attempt: string, why: StopReason): void {
    const task = this.#held.get(attempt)
    if (!task) return
    switch (task.state) {
      case 'reporting':
        return
      case 'running':
        task.controller.abort(new Stopped(why))
        // A lost one is off the desk at once, so that a new claim of it is not mistaken for this one.
        if (why === 'lost') this.drop(task)
        return
      case 'queued':
        this.#unqueue(task)
        if (why === 'lost') this.drop(task)
        else this.#return(task)
    }
  }

  /** No new work; what has not begun goes back. */
  drain(): void {
    this.#draining = true
    this.giveBack(this.#queues.keys())
  }

  /**
   * What has waited so long for its turn that it could not be finished within the site's deadline goes back: the
   * endpoint bears less than was claimed for it. Nothing is lost by that, and others may take it.
   */
  giveBackStale(): void {
    const now = this.#options.clock.now()
    for (const task of [...this.#queues.values()].flat())
      if (now - task.since > longestWaitMs(task.run.sampling.timeout_s)) this.stop(task.item.attempt, 'drain')
  }

  /** What has not begun of these runs goes back; the rest is finished. */
  giveBack(runs: Iterable<string>): void {
    for (const run of [...runs])
      for (const task of [...(this.#queues.get(run) ?? [])]) this.stop(task.item.attempt, 'drain')
  }

  /** Stops what is under way, to be given back. */
  stopAll(): void {
    for (const task of [...this.#held.values()]) this.stop(task.item.attempt, 'drain')
    if (this.#timer) clearTimeout(this.#timer)
  }

  #return(task: Task): void {
    const { attempt, fence } = task.item
    this.#options.giveBack({ attempt, fence, kind: 'released' })
    this.drop(task)
  }

  #enqueue(task: Task, where: 'first' | 'last'): void {
    task.state = 'queued'
    const queue = this.#queues.get(task.run.id) ?? []
    if (where === 'first') queue.unshift(task)
    else queue.push(task)
    this.#queues.set(task.run.id, queue)
  }

  #unqueue(task: Task): void {
    const queue = (this.#queues.get(task.run.id) ?? []).filter((t) => t !== task)
    if (queue.length > 0) this.#queues.set(task.run.id, queue)
    else this.#queues.delete(task.run.id)
  }

  #pump(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    for (let started = true; started && this.#inFlight < this.#options.slots;) {
      started = false
      // One of each run, then the next round: no run fills the slots while another waits.
      for (const [runId, queue] of [...this.#queues]) {
        const [task] = queue
        if (!task || this.#inFlight >= this.#options.slots) continue
        if ((this.#running.get(runId) ?? 0) >= task.run.concurrency) continue
        const permit = task.channel.limit.tryAcquire()
        if (!permit) continue
        this.#unqueue(task)
        // The run goes to the end of the line.
        const rest = this.#queues.get(runId)
        if (rest) {
          this.#queues.delete(runId)
          this.#queues.set(runId, rest)
        }
        this.#start(task, permit)
        started = true
      }
    }
    this.#wakeAfterPause()
  }

  #start(task: Task, permit: Permit): void {
    task.state = 'running'
    this.#inFlight++
    this.#running.set(task.run.id, (this.#running.get(task.run.id) ?? 0) + 1)
    let free = false
    const freeSlot = (): void => {
      if (free) return
      free = true
      const full = this.room === 0
      this.#inFlight--
      const left = (this.#running.get(task.run.id) ?? 1) - 1
      if (left > 0) this.#running.set(task.run.id, left)
      else this.#running.delete(task.run.id)
      task.channel.limit.release(permit)
      this.#pump()
      // The site still counts this attempt as held: asking it for another one is of use only where none was asked for.
      if (full) this.#options.onFree()
    }
    void this.#options.work(task, freeSlot).finally(freeSlot)
  }

  /** Endpoints that asked for a pause are looked at again when it is over. */
  #wakeAfterPause(): void {
    const pauses = [...this.#queues.values()]
      .map((q) => q[0]?.channel.limit.pauseMs ?? 0)
      .filter((ms) => ms > 0)
    if (pauses.length === 0) return
    this.#timer = setTimeout(() => this.#pump(), Math.max(1, Math.min(...pauses)))
  }
}

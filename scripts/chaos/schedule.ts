import type { Random } from './random.ts'
import { seeded } from './random.ts'

/** What happens to a process or a line at one moment. */
export type Blow =
  /** kill -9, and a new start after `downMs` */
  | { atMs: number; kind: 'kill'; what: 'runner' | 'site' | 'jobs'; which: number; downMs: number }
  | { atMs: number; kind: 'kill'; what: 'postgres'; which: 0; downMs: number }
  /** nothing gets through between a runner and the sites */
  | { atMs: number; kind: 'cut'; what: 'line'; which: number; downMs: number }
  /** a runner's answers cannot be kept on its disk, while the sites are out of its reach for a moment */
  | { atMs: number; kind: 'full'; what: 'spool'; which: number; downMs: number }
  /** the database's clock jumps ahead by `downMs`, further than a lease lives: everything that is held is overdue */
  | { atMs: number; kind: 'jump'; what: 'clock'; which: 0; downMs: number }

/** How the lines between runners and sites behave all the time, as probabilities for each request. */
export interface LineTrouble {
  /** the request arrives a second time, up to `delayMs` later */
  doubled: number
  /** it is held back up to `delayMs`, so that later ones overtake it */
  delayed: number
  /** it is served, and its reply never arrives */
  replyLost: number
  delayMs: number
}

/** How the endpoint behaves: probabilities for each request, of which a prompt suffers one or two at most. */
export interface EndpointTrouble {
  rateLimited: number
  failing: number
  cut: number
  hanging: number
}

export interface Schedule {
  seed: number
  blows: Blow[]
  line: LineTrouble
  endpoint: EndpointTrouble
}

/** Blows that can cost an attempt a lease. Three losses are final, so a recoverable schedule has two at most. */
const MOST_LOSSES = 2

/**
 * The schedule of a seed: two to five blows within `spanMs`, and lines and an endpoint in one of several moods.
 * Everything in it is recoverable: a run under it must end with the totals of one without it.
 *
 * @param leaseLifeMs cuts last longer than this, so that leases expire
 */
export function scheduleOf(seed: number, spanMs: number, leaseLifeMs: number): Schedule {
  const random = seeded(seed)
  const blows: Blow[] = []
  let losses = 0
  for (let left = random.whole(2, 5); left > 0; left--) {
    const blow = oneBlow(random, spanMs, leaseLifeMs)
    const costs = blow.what === 'runner' || blow.what === 'line' || blow.what === 'clock'
    if (costs && losses >= MOST_LOSSES) continue
    // One process of a kind stays up: both sites away for a lease life would be a loss for everybody.
    if (blows.some((b) => b.what === blow.what && Math.abs(b.atMs - blow.atMs) < 4000)) continue
    if (costs) losses++
    blows.push(blow)
  }
  blows.sort((a, b) => a.atMs - b.atMs)
  return {
    seed,
    blows,
    line: {
      doubled: random.pick([0, 0.1, 0.3]),
      delayed: random.pick([0, 0.1, 0.3]),
      replyLost: random.pick([0, 0.05, 0.15]),
      delayMs: random.whole(200, 1500),
    },
    endpoint: {
      rateLimited: random.pick([0, 0.1, 0.3]),
      failing: random.pick([0, 0.1, 0.3]),
      cut: random.pick([0, 0.1, 0.2]),
      hanging: random.pick([0, 0, 0.02]),
    },
  }
}

function oneBlow(random: Random, spanMs: number, leaseLifeMs: number): Blow {
  const atMs = random.whole(300, spanMs)
  const which = random.whole(0, 1)
  const downMs = random.whole(100, 2000)
  switch (random.pick(['runner', 'site', 'jobs', 'postgres', 'line', 'spool', 'clock'] as const)) {
    case 'runner':
      return { atMs, kind: 'kill', what: 'runner', which, downMs }
    case 'site':
      return { atMs, kind: 'kill', what: 'site', which, downMs }
    case 'jobs':
      return { atMs, kind: 'kill', what: 'jobs', which, downMs }
    case 'postgres':
      return { atMs, kind: 'kill', what: 'postgres', which: 0, downMs }
    case 'line':
      return { atMs, kind: 'cut', what: 'line', which, downMs: leaseLifeMs + 1500 + downMs }
    case 'spool':
      return { atMs, kind: 'full', what: 'spool', which, downMs: 1000 + downMs }
    case 'clock':
      return { atMs, kind: 'jump', what: 'clock', which: 0, downMs: 10 * leaseLifeMs + downMs }
  }
}

/** The schedule in words, a line each. */
export function describe(schedule: Schedule): string[] {
  const percent = (p: number) => `${String(Math.round(p * 100))} %`
  const { line, endpoint } = schedule
  return [
    ...schedule.blows.map(
      (b) =>
        `  ${(b.atMs / 1000).toFixed(1).padStart(5)} s  ${b.kind} ${b.what}` +
        (b.what === 'clock'
          ? ` ahead by ${(b.downMs / 1000).toFixed(1)} s`
          : `${b.what === 'postgres' ? '' : ` ${String(b.which + 1)}`}, back after ${(b.downMs / 1000).toFixed(1)} s`),
    ),
    `  lines: ${percent(line.doubled)} doubled, ${percent(line.delayed)} held back up to ${String(line.delayMs)} ms, ` +
      `${percent(line.replyLost)} of replies lost`,
    `  endpoint: ${percent(endpoint.rateLimited)} rate-limited, ${percent(endpoint.failing)} failing, ` +
      `${percent(endpoint.cut)} broken streams, ${percent(endpoint.hanging)} hanging`,
  ]
}

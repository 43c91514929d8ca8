import type { Db } from '#db/index.ts'
import type { Queue } from './queue.ts'

/** Who asks. Every service gets it and decides by it; a service without need of one says so by ignoring it. */
export type Actor =
  | { kind: 'anonymous' }
  | { kind: 'user'; userId: string; role: 'admin' | 'member' }
  | { kind: 'runner'; runnerId: string; ownerId: string; trusted: boolean }
  /** the jobs process itself: scoring, sweeps, snapshots */
  | { kind: 'system' }

export interface Context {
  actor: Actor
  db: Db
  queue: Queue
  /** absolute URL of the site, without a trailing slash: permalinks start with it */
  siteUrl: string
  /** 32 bytes that endpoint keys are encrypted under */
  secretKey: Uint8Array
}

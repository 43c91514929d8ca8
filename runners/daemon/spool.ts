import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { releaseRequest, turnPost } from '#core/protocol/index.ts'
import type { ReleaseRequest, TurnPost } from '#core/protocol/index.ts'
import type { Provenance } from '../engines/engine.ts'

/** One thing to tell the site: an answer, or that an attempt is given back. */
export type Parcel =
  | { kind: 'turn'; boot_id: string; turn: TurnPost; provenance: Provenance }
  | { kind: 'release'; boot_id: string; release: ReleaseRequest['attempts'][number] }

const parcelSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('turn'),
    boot_id: z.uuid(),
    turn: turnPost,
    provenance: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  }),
  z.object({ kind: z.literal('release'), boot_id: z.uuid(), release: releaseRequest.shape.attempts.element }),
])

/**
 * Parcels on disk, one file each, for the time when the site cannot be reached: an answer may have taken an hour
 * of a GPU. A later boot finds what an earlier one could not deliver.
 */
export class Spool {
  readonly #folder: string
  #next = 0

  constructor(folder: string) {
    this.#folder = folder
  }

  /**
   * Keeps a parcel, whole or not at all.
   *
   * @returns the name to remove it by
   * @throws the file system's error where it cannot be kept
   */
  keep(parcel: Parcel): string {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 })
    const name = `${String(Date.now()).padStart(15, '0')}-${String(process.pid)}-${String(this.#next++).padStart(6, '0')}.json`
    const path = join(this.#folder, name)
    writeFileSync(`${path}.new`, JSON.stringify(parcel), { mode: 0o600 })
    renameSync(`${path}.new`, path)
    return name
  }

  remove(name: string): void {
    rmSync(join(this.#folder, name), { force: true })
  }

  /** What is there, oldest first. Files that cannot be read as parcels are removed. */
  load(): { name: string; parcel: Parcel }[] {
    let names: string[]
    try {
      names = readdirSync(this.#folder).sort()
    } catch {
      return []
    }
    const found: { name: string; parcel: Parcel }[] = []
    for (const name of names) {
      const parcel = this.#read(name)
      if (parcel) found.push({ name, parcel })
      else this.remove(name)
    }
    return found
  }

  #read(name: string): Parcel | null {
    if (!name.endsWith('.json')) return null
    try {
      const parsed = parcelSchema.safeParse(JSON.parse(readFileSync(join(this.#folder, name), 'utf8')))
      return parsed.success ? parsed.data : null
    } catch {
      return null
    }
  }
}

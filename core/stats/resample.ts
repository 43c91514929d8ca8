import { requireCount, requireOpenUnit } from './check.ts'
import { seededRandom } from './random.ts'

/** How a bootstrap is run. */
export interface BootstrapOptions {
  /** Seed of the generator; recorded beside the figure, so that it can be recomputed. */
  readonly seed: string
  /** Number of resamples, B; 10,000 by default. */
  readonly replicates?: number
  /** 0.95 by default. */
  readonly confidence?: number
}

/** Default number of resamples. */
export const REPLICATES = 10_000

/** Resamples as unit numbers: resample r is the `units` entries from r * units on. */
export interface Resamples {
  readonly units: number
  readonly replicates: number
  readonly indices: Uint16Array | Uint32Array
}

/** The options with their defaults filled in. Throws a RangeError or TypeError on bad ones. */
export function requireBootstrap(options: BootstrapOptions): Required<BootstrapOptions> {
  const { seed, replicates = REPLICATES, confidence = 0.95 } = options
  if (typeof seed !== 'string') {
    throw new TypeError(`seed must be a string, not ${typeof seed}`)
  }
  requireCount(replicates, 100, 'replicates')
  requireOpenUnit(confidence, 'confidence')
  return { seed, replicates, confidence }
}

/** Draws all resamples with replacement. Memory: 2 bytes (4 above 65,536 units) x units x replicates. */
export function drawResamples(units: number, replicates: number, seed: string): Resamples {
  const random = seededRandom(seed)
  const length = units * replicates
  const indices = units <= 65_536 ? new Uint16Array(length) : new Uint32Array(length)
  for (let i = 0; i < length; i++) indices[i] = random.below(units)
  return { units, replicates, indices }
}

/**
 * Sums four columns over each resample. `columns` holds the columns side by side (unit u at 4u .. 4u + 3); the sums of
 * resample r go to out[4r .. 4r + 3]. Four at a time, because reading the indices costs as much as adding.
 */
export function sumResamples(resamples: Resamples, columns: Float64Array, out: Float64Array): void {
  const { units, replicates, indices } = resamples
  for (let r = 0; r < replicates; r++) {
    const start = r * units
    let a = 0
    let b = 0
    let c = 0
    let d = 0
    for (let i = start; i < start + units; i++) {
      const u = indices[i]! << 2
      a += columns[u]!
      b += columns[u + 1]!
      c += columns[u + 2]!
      d += columns[u + 3]!
    }
    const o = r << 2
    out[o] = a
    out[o + 1] = b
    out[o + 2] = c
    out[o + 3] = d
  }
}

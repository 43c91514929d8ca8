import { score } from '#core/eed/index.ts'
import type { EedOptions, EedOutcome } from '#core/eed/index.ts'

/** One pair of an input file. `id` is handed back as it came. */
export interface Line {
  readonly id: unknown
  readonly gt: string
  readonly gen: string
  readonly options: EedOptions
}

/** The outcome of a line on which the scorer threw: a fault of ours, never of the answer. */
export const scorerFailed = 'scorer_error'

/** One line of an output file. */
export interface Scored {
  readonly id: unknown
  readonly score: number
  readonly outcome: EedOutcome | typeof scorerFailed
  readonly equal: boolean
  readonly distance: number | null
  readonly tree_size: number | null
  /** Milliseconds that the pair took. */
  readonly ms: number
}

/**
 * Reads one JSON line. A `gen` of null (a model that said nothing) is the empty answer.
 * Returns a sentence instead when the line cannot be used.
 */
export function readLine(text: string): Line | string {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (e) {
    return `not JSON: ${e instanceof Error ? e.message : String(e)}`
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return 'an object {id, gt, gen} is expected'
  const { id, gt, gen, symbols, constraints } = value as Record<string, unknown>
  if (id === undefined) return 'the field "id" is missing'
  if (typeof gt !== 'string') return 'the field "gt" must be a string'
  if (typeof gen !== 'string' && gen !== null) return 'the field "gen" must be a string'
  if (symbols !== undefined && symbols !== null && (typeof symbols !== 'object' || Array.isArray(symbols)))
    return 'the field "symbols" must be an object {NAME: {range, integer, unit}}'
  if (constraints !== undefined && constraints !== null && !isTexts(constraints))
    return 'the field "constraints" must be a list of strings'
  const options = {
    ...(symbols ? { symbols: symbols as NonNullable<EedOptions['symbols']> } : {}),
    ...(constraints ? { constraints: constraints as readonly string[] } : {}),
  }
  return { id, gt, gen: gen ?? '', options }
}

const isTexts = (v: unknown): boolean => Array.isArray(v) && v.every((x) => typeof x === 'string')

/** Scores one line, without the trees and the edit script. */
export function scoreLine(line: Line): Scored {
  const started = performance.now()
  const took = (): number => Number((performance.now() - started).toFixed(3))
  try {
    const r = score(line.gt, line.gen, { ...line.options, detail: false })
    return {
      id: line.id,
      score: r.score,
      outcome: r.outcome,
      equal: r.equal,
      distance: r.distance,
      tree_size: r.tree_size,
      ms: took(),
    }
  } catch (e) {
    console.error(
      `eed: the scorer failed on ${JSON.stringify(line.id)}: ${e instanceof Error ? e.message : String(e)}`,
    )
    return {
      id: line.id,
      score: 0,
      outcome: scorerFailed,
      equal: false,
      distance: null,
      tree_size: null,
      ms: took(),
    }
  }
}

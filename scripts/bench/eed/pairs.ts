import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { EedOptions } from '#core/eed/index.ts'

/** The pairs file cannot be used. */
export class PairsError extends Error {}

/** A pair to time; `label` is whether the two are truly equal, where the file says so. */
export interface BenchPair {
  readonly id: string
  readonly gt: string
  readonly gen: string
  readonly options: EedOptions
  readonly label: boolean | null
  /** Seconds that the original took, where the file has them. */
  readonly recorded: number | null
}

export const corpusFolder = 'test/vectors/eed'
const folder = fileURLToPath(new URL(`../../../${corpusFolder}/`, import.meta.url))

/** The pairs of a file, or of our corpus. Throws a PairsError that names the line. */
export function readPairs(file?: string): BenchPair[] {
  const files =
    file === undefined
      ? readdirSync(folder)
          .filter((f) => f.endsWith('.jsonl'))
          .map((f) => folder + f)
      : [file]
  const out = files.flatMap(readFile)
  if (out.length === 0) throw new PairsError(`${file ?? folder}: no pairs`)
  return out
}

function readFile(path: string): BenchPair[] {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    throw new PairsError(`${path}: cannot be read; --pairs takes a file of JSON lines {id, gt, gen}`)
  }
  return text.split('\n').flatMap((line, i) => (line.trim() === '' ? [] : [pairOf(line, `${path}:${i + 1}`)]))
}

function pairOf(line: string, where: string): BenchPair {
  let value: Record<string, unknown>
  try {
    value = JSON.parse(line) as Record<string, unknown>
  } catch {
    throw new PairsError(`${where}: not JSON`)
  }
  // Our corpus says key and answer, files for the command line say gt and gen.
  const gt = value.gt ?? value.key
  const gen = value.gen ?? value.answer
  if (typeof gt !== 'string' || typeof gen !== 'string')
    throw new PairsError(`${where}: gt and gen must be strings`)
  const { symbols, constraints } = value as Pick<EedOptions, 'symbols' | 'constraints'>
  return {
    id: String(value.id),
    gt,
    gen,
    options: { ...(symbols ? { symbols } : {}), ...(constraints ? { constraints } : {}) },
    label: labelOf(value.verdict ?? value.kind),
    recorded: typeof value.ref_seconds === 'number' ? value.ref_seconds : null,
  }
}

function labelOf(word: unknown): boolean | null {
  if (word === 'equal' || word === 'equivalent') return true
  return word === 'unequal' || word === 'near' || word === 'gross' ? false : null
}

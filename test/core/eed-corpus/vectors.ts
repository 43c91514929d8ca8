import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { score } from '#core/eed/index.ts'
import type { EedOptions, EedResult } from '#core/eed/index.ts'
import type { Pair } from '#scripts/eed/corpus/pair.ts'

export const vectors = fileURLToPath(new URL('../../vectors/eed/', import.meta.url))

/** The committed corpus by file name, without the ending. */
export const corpus: ReadonlyMap<string, readonly Pair[]> = new Map(
  readdirSync(vectors)
    .filter((f) => f.endsWith('.jsonl'))
    .map((f) => [
      f.replace('.jsonl', ''),
      readFileSync(vectors + f, 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Pair),
    ]),
)

/** Scores a pair with what its item declares. */
export function scorePair(p: Pair): EedResult {
  const options: EedOptions = {
    detail: false,
    ...(p.symbols ? { symbols: p.symbols as NonNullable<EedOptions['symbols']> } : {}),
    ...(p.constraints ? { constraints: p.constraints } : {}),
  }
  return score(p.key, p.answer, options)
}

/** What is wrong with a pair's result, or null. */
export function fault(p: Pair): string | null {
  let r: EedResult
  try {
    r = scorePair(p)
  } catch (e) {
    return `throws ${e instanceof Error ? e.message : String(e)}`
  }
  const got = `${r.outcome}, ${r.score}${r.error ? `, ${r.error.side}: ${r.error.reason} at ${r.error.position}` : ''} (${r.decided_by})`
  switch (p.verdict) {
    case 'equal':
      return r.outcome === 'scored' && r.equal && r.score === 100 ? null : got
    case 'unequal':
      return r.outcome === 'scored' && !r.equal && r.score < 100 && r.score >= 0 ? null : got
    case 'unparseable':
      return r.outcome === 'unparseable' && r.score === 0 && r.error?.side === 'gen' ? null : got
  }
}

/** The pairs with a fault, each as a block of text for a failure message. */
export function faults(pairs: readonly Pair[]): string[] {
  return pairs.flatMap((p) => {
    const why = fault(p)
    return why === null
      ? []
      : [
          `${p.id} should be ${p.verdict}, is ${why}\n  key    ${p.key}\n  answer ${JSON.stringify(p.answer)}\n  note   ${p.note}`,
        ]
  })
}

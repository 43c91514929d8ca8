import { quantile } from '../benchmark.ts'
import type { Bundle } from './bundle.ts'
import type { StartUp } from './ours.ts'
import type { BenchPair } from './pairs.ts'

/** How fast one scorer went over one set of pairs. */
export interface Timings {
  readonly name: string
  readonly pairs: number
  readonly per_second: number
  readonly median_ms: number
  readonly p99_ms: number
  readonly slowest_ms: number
}

/** `ms` per pair, and the seconds that all of them took together. */
export function summarise(name: string, ms: readonly number[], seconds: number): Timings {
  return {
    name,
    pairs: ms.length,
    per_second: ms.length / seconds,
    median_ms: quantile(ms, 0.5),
    p99_ms: quantile(ms, 0.99),
    slowest_ms: Math.max(...ms),
  }
}

const figure = (x: number): string => (x >= 100 ? x.toFixed(0) : x >= 1 ? x.toFixed(1) : x.toPrecision(2))

/** The rows as an aligned table. */
export function table(rows: readonly Timings[]): string[] {
  const heads = ['', 'pairs', 'pairs/s', 'median ms', 'p99 ms', 'slowest ms']
  const cells = rows.map((r) => [
    r.name,
    String(r.pairs),
    figure(r.per_second),
    figure(r.median_ms),
    figure(r.p99_ms),
    figure(r.slowest_ms),
  ])
  const widths = heads.map((h, i) => Math.max(h.length, ...cells.map((c) => c[i]!.length)))
  return [heads, ...cells].map((c) =>
    c.map((x, i) => (i === 0 ? x.padEnd(widths[i]!) : x.padStart(widths[i]!))).join('  '),
  )
}

/** How many times faster than a named baseline, on the same pairs. */
export function ratios(ours: Timings, baseline: Timings, name: string): string[] {
  return [
    `Against ${name}, on the same ${ours.pairs} pairs: ${figure(ours.per_second / baseline.per_second)} times the pairs a second,`,
    `median ${figure(baseline.median_ms / ours.median_ms)} times shorter, p99 ${figure(baseline.p99_ms / ours.p99_ms)} times shorter.`,
  ]
}

/** How often the verdict was right, where the file has labels. */
export function quality(pairs: readonly BenchPair[], equal: readonly boolean[], who: string): string[] {
  const of = (label: boolean): { all: number; judged: number } => {
    const these = pairs.flatMap((p, i) => (p.label === label ? [equal[i]!] : []))
    return { all: these.length, judged: these.filter(Boolean).length }
  }
  const [right, wrong] = [of(true), of(false)]
  if (right.all + wrong.all === 0) return []
  return [
    `Verdicts of ${who}: ${right.judged} of ${right.all} equal answers judged equal, ${wrong.judged} of ${wrong.all} wrong ones judged equal.`,
  ]
}

/** Start-up and size in words. */
export function describe(start: StartUp, bundle: Bundle | null): string[] {
  return [
    `Start-up, from import to the first result: ${figure(start.cached_ms)} ms with Node's compile cache, ${figure(start.sources_ms)} ms from the sources.`,
    bundle
      ? `Browser bundle of the scorer: ${figure(bundle.minified / 1000)} kB minified, ${figure(bundle.gzip / 1000)} kB gzipped (${bundle.bundler}).`
      : 'Browser bundle of the scorer: not measured, no bundler is installed (npm install --no-save rolldown).',
  ]
}

import type { Cell, EffectiveLength, LongContextFigures } from '#core/suites/long-context/report/index.ts'
import { tokensInWords as tokens } from '#core/comparison/index.ts'
import { aligned } from './align.ts'

/**
 * The figures of a long-context run for a terminal: score by family and length, delivery, effective length, order,
 * speed, and what to know about the endpoint.
 */
export function longContextTable(figures: LongContextFigures): string {
  return [
    scores(figures),
    effective(figures),
    order(figures),
    speed(figures),
    figures.warnings.map((w) => wrapped(`! ${w.message}`)).join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

function scores(figures: LongContextFigures): string {
  const lengths = figures.by_length.map((r) => r.length)
  if (lengths.length === 0) return ''
  const families = figures.by_family.map((f) => f.family)
  const rows = families.map((family) => [
    family,
    ...lengths.map((length) =>
      pooled(figures.cells.filter((c) => c.family === family && c.length === length)),
    ),
  ])
  const summary = [
    ['all', ...figures.by_length.map((r) => number(r.score.value))],
    ['95 % interval', ...figures.by_length.map((r) => range(r.score.low, r.score.high))],
    ['n', ...figures.by_length.map((r) => String(r.score.n))],
    ['strict', ...figures.by_length.map((r) => number(r.strict.value))],
    ['delivered %', ...figures.by_length.map((r) => number(r.delivered.value))],
  ]
  return [
    'score by length (delivered samples; reference tokens)',
    ...aligned([['', ...lengths.map(tokens)], ...rows, ...summary]),
  ].join('\n')
}

/** The mean over the depths of a family, each by its samples. */
function pooled(cells: readonly Cell[]): string {
  const n = cells.reduce((sum, c) => sum + c.n, 0)
  if (n === 0) return cells.some((c) => (c.outcomes.unsupported ?? 0) > 0) ? 'n/a' : '-'
  return number(cells.reduce((sum, c) => sum + c.n * (c.score ?? 0), 0) / n)
}

function effective(figures: LongContextFigures): string {
  const { absolute, relative } = figures.effective_length
  return aligned([
    ['effective length', 'tokens', '95 % band'],
    ['score 85', ...lengthCells(absolute)],
    ['0.85 x base', ...lengthCells(relative)],
  ]).join('\n')
}

function lengthCells(found: EffectiveLength): string[] {
  if (found.crossing === null) {
    const why = {
      one_length: 'needs two lengths',
      few_samples: 'too few samples',
      weak_base: 'base below 50',
    }
    return ['-', found.why_not === null ? '-' : why[found.why_not]]
  }
  const limited = found.endpoint_limited ? ', endpoint-limited' : ''
  return [`${mark(found.crossing)}${limited}`, `${mark(found.low)} .. ${mark(found.high)}`]
}

function mark(at: EffectiveLength['crossing']): string {
  if (at === null) return '-'
  const sign = { at: '', at_least: '>= ', below: '< ' }[at.kind]
  return `${sign}${tokens(at.length)}`
}

function order(figures: LongContextFigures): string {
  if (figures.order.length === 0) return ''
  return aligned([
    ['order of needles', 'sd', 'range', 'all K right %', 'sets'],
    ...figures.order.map((r) => [
      r.family,
      number(r.sd),
      number(r.range),
      number(r.consistency),
      String(r.groups),
    ]),
  ]).join('\n')
}

function speed(figures: LongContextFigures): string {
  if (figures.speed.length === 0) return ''
  return aligned([
    ['speed (median)', 'first token ms', 'of the answer ms', 'per token ms', 'prompt tokens/s', 'n'],
    ...figures.speed.map((r) => [
      tokens(r.length),
      number(r.ttft_ms),
      number(r.ttft_content_ms),
      number(r.tpot_ms),
      number(r.prefill_tokens_per_s),
      String(r.n),
    ]),
  ]).join('\n')
}

function number(x: number | null): string {
  return x === null ? '-' : x.toFixed(1)
}

function range(low: number | null, high: number | null): string {
  return low === null || high === null ? '-' : `${low.toFixed(0)}..${high.toFixed(0)}`
}

const WIDTH = 100

function wrapped(text: string): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length + 1 > WIDTH) {
      lines.push(line)
      line = `  ${word}`
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].join('\n')
}

import type { Figure, RunReport, RunStatus } from '#core/protocol/index.ts'
import { figuresOf } from '#core/suites/long-context/report/index.ts'
import { affirmationOf } from '#core/suites/sycophancy/affirmation/figures.ts'
import { judgesTable } from '../judge/table.ts'
import { aligned } from './align.ts'
import { priceText } from './cost.ts'
import type { Prices } from './cost.ts'
import { longContextTable } from './long-context-table.ts'
import { outcomeText } from './progress.ts'

/**
 * The result of a run as a table for a terminal: metrics with their 95 % intervals, outcomes, coverage, tokens (with
 * what they cost, where prices are known) and the page to look at.
 */
export function resultTable(report: RunReport, status: RunStatus, prices: Prices | null = null): string {
  const samples = report.settings['samples']
  // Of plans with several arms neither is known from the settings: the attempts are then counted.
  const even = typeof samples === 'number' && samples > 0 && status.total % samples === 0
  const plain = !report.attempts.some((a) => a.arm !== undefined && a.arm !== '')
  const size = plain && even ? count(status.total / samples, 'item') : count(status.total, 'attempt')
  const title = `${report.model} on ${report.suite}, split ${report.split}: ${size}${
    plain && even && samples > 1 ? ` x ${String(samples)} samples` : ''
  }`
  const rows = metricRows(report)
  const facts = [
    ['outcomes', outcomeText(report.outcomes) || 'none'],
    ['coverage', `${(report.coverage * 100).toFixed(report.coverage === 1 ? 0 : 1)} %`],
    ...(report.stopped == null ? [] : [['stopped', report.stopped.replace(/^stopped /, '')]]),
    ['tokens', `${whole(status.prompt_tokens)} prompt, ${whole(status.completion_tokens)} completion`],
    ['run', report.run.url],
  ]
  if (prices !== null)
    facts.splice(-1, 0, ['price', priceText(prices, status.prompt_tokens, status.completion_tokens)])
  const figures = figuresOf(report)
  const judged = affirmationOf(report)
  const own = [
    ...(figures === null ? [] : ['', longContextTable(figures)]),
    ...(judged === null ? [] : ['', judgesTable(judged)]),
  ]
  const width = Math.max(...facts.map(([name]) => name!.length))
  return [
    title,
    '',
    ...aligned([['metric', 'value', '95 % interval', 'n'], ...rows]),
    ...own,
    '',
    ...facts.map(([name, value]) => `${name!.padEnd(width)}  ${value!}`),
  ].join('\n')
}

/** So many metrics are shown whether there is anything to show or not. */
const FEW = 4

/** The metrics in the suite's order; the unit stands with the name where it is neither points nor per cent. */
function metricRows(report: RunReport): string[][] {
  const info = new Map(report.metric_info?.map((m) => [m.id, m.unit]))
  const names = [...info.keys()].filter((id) => id in report.metrics)
  const others = Object.keys(report.metrics).filter((id) => !info.has(id))
  const all = [...names, ...others]
  // Of many metrics, a split or its options may ask nothing for some; where nothing is told, the headline stays.
  const asked = all.filter((id) => report.metrics[id]!.n > 0)
  const headline = affirmationOf(report) === null ? all.slice(0, 1) : ['affirmation']
  const told = all.length <= FEW ? all : asked.length === 0 ? headline : asked
  return told.map((id) => {
    const unit = info.get(id) ?? ''
    const ofHundred = unit === '' || unit === 'points' || unit === '%'
    return [ofHundred ? id : `${id} (${unit})`, ...cells(report.metrics[id]!, ofHundred)]
  })
}

function cells({ value, low, high, n }: Figure, ofHundred: boolean): string[] {
  const number = (x: number | null): string =>
    x === null ? '-' : ofHundred ? x.toFixed(1) : x.toLocaleString('en-US', { maximumSignificantDigits: 4 })
  return [number(value), low === null || high === null ? '-' : `${number(low)} .. ${number(high)}`, String(n)]
}

function count(n: number, noun: string): string {
  return `${String(n)} ${noun}${n === 1 ? '' : 's'}`
}

function whole(n: number): string {
  return Math.round(n).toLocaleString('en-US')
}

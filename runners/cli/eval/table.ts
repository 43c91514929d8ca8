import type { Figure, RunReport, RunStatus } from '#core/protocol/index.ts'
import { figuresOf } from '#core/suites/long-context/report/index.ts'
import { aligned } from './align.ts'
import { longContextTable } from './long-context-table.ts'
import { outcomeText } from './progress.ts'

/**
 * The result of a run as a table for a terminal: metrics with their 95 % intervals, outcomes, coverage, tokens and
 * the page to look at.
 */
export function resultTable(report: RunReport, status: RunStatus): string {
  const samples = report.settings['samples']
  const items = typeof samples === 'number' && samples > 0 ? status.total / samples : status.total
  const title = `${report.model} on ${report.suite}, split ${report.split}: ${count(items, 'item')}${
    typeof samples === 'number' && samples > 1 ? ` x ${String(samples)} samples` : ''
  }`
  const rows = Object.entries(report.metrics).map(([name, figure]) => [name, ...cells(figure)])
  const facts = [
    ['outcomes', outcomeText(report.outcomes) || 'none'],
    ['coverage', `${(report.coverage * 100).toFixed(report.coverage === 1 ? 0 : 1)} %`],
    ['tokens', `${whole(status.prompt_tokens)} prompt, ${whole(status.completion_tokens)} completion`],
    ['run', report.run.url],
  ]
  const figures = figuresOf(report)
  const own = figures === null ? [] : ['', longContextTable(figures)]
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

function cells({ value, low, high, n }: Figure): string[] {
  const number = (x: number | null): string => (x === null ? '-' : x.toFixed(1))
  return [number(value), low === null || high === null ? '-' : `${number(low)} .. ${number(high)}`, String(n)]
}

function count(n: number, noun: string): string {
  return `${String(n)} ${noun}${n === 1 ? '' : 's'}`
}

function whole(n: number): string {
  return Math.round(n).toLocaleString('en-US')
}

import type { BoardReply, BoardRow } from '#core/protocol/index.ts'

/**
 * A board as lines of text: one row a configuration, best first, each metric with its 95 % interval.
 *
 * @example boardTable(board, 'http://127.0.0.1:3000')
 * // Rank  Model                  eed                 accuracy            Items  Coverage  Tokens  Date
 * // 1     SmolLM2-135M-Instruct  4.2 [1.0, 9.8]      0.0 [0.0, 24.2]     12     100 %     3,210   2026-01-02
 */
export function boardTable(board: BoardReply, siteUrl: string): string[] {
  const metrics = Object.keys(board.rows[0]?.metrics ?? {})
  const head = ['Rank', 'Model', ...metrics, 'Items', 'Coverage', 'Tokens', 'Date', 'Run']
  const rows = board.rows.map((row) => [
    rankOf(row),
    row.model,
    ...metrics.map((metric) => figure(row.metrics[metric])),
    String(row.n),
    `${Math.round(row.coverage * 100)} %`,
    row.completion_tokens.toLocaleString('en-US'),
    row.date.slice(0, 10),
    row.run_ids[0] === undefined ? '' : `${siteUrl}/runs/${row.run_ids[0]}`,
  ])
  const table = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...table.map((cells) => (cells[column] ?? '').length)))
  return table.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

function rankOf(row: BoardRow): string {
  if (row.rank === null) return '-'
  const { rank_low: low, rank_high: high } = row
  return low !== null && high !== null && low !== high ? `${row.rank} (${low}-${high})` : String(row.rank)
}

function figure(metric: BoardRow['metrics'][string] | undefined): string {
  if (metric === undefined || metric.value === null) return '-'
  const value = metric.value.toFixed(1)
  if (metric.low === null || metric.high === null) return value
  return `${value} [${metric.low.toFixed(1)}, ${metric.high.toFixed(1)}]`
}

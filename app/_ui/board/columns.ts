import type { BoardReply, BoardRow } from '#core/protocol/index.ts'
import { textIfAny } from '../../_messages/index.ts'

export interface MetricColumn {
  readonly id: string
  readonly title: string
  /** `points`, `%`, `s`, ...; absent where nobody says */
  readonly unit?: string | undefined
}

/**
 * The metrics of a board in order: those that the suite names, then whatever else its rows hold. Titles come from
 * the catalogue, else from the suite, else they are the metric's id.
 */
export function metricColumns(
  board: Pick<BoardReply, 'rows'>,
  known: readonly { id: string; title: string; unit?: string }[],
): MetricColumn[] {
  const present = new Set(board.rows.flatMap((row) => Object.keys(row.metrics)))
  const ids = [...known.map((m) => m.id).filter((id) => present.has(id)), ...present]
  return [...new Set(ids)].map((id) => ({
    id,
    title: textIfAny(`metric.${id}`) ?? known.find((m) => m.id === id)?.title ?? id,
    unit: known.find((m) => m.id === id)?.unit,
  }))
}

export interface Sort {
  /** `rank`, `model`, `n`, `coverage`, `tokens`, `date`, or a metric's id with `m.` before it */
  readonly by: string
  readonly descending: boolean
}

/**
 * A sort order as a page's address holds it: `accuracy` or `-accuracy`, a minus for the largest first. Anything
 * unknown is the board's own order.
 *
 * @example parseSort('-tokens', ['rank', 'tokens']) // { by: 'tokens', descending: true }
 */
export function parseSort(text: string | undefined, columns: readonly string[]): Sort {
  const descending = text?.startsWith('-') ?? false
  const by = descending ? text!.slice(1) : (text ?? 'rank')
  return columns.includes(by) ? { by, descending } : { by: 'rank', descending: false }
}

/** The order after a click on a column's head: figures begin with the largest, names and ranks with the first. */
export function nextSort(by: string, now: Sort): string {
  const first = by === 'rank' || by === 'model' ? by : `-${by}`
  const second = first === by ? `-${by}` : by
  return now.by === by && (now.descending ? `-${by}` : by) === first ? second : first
}

function valueOf(row: BoardRow, by: string): number | string | null {
  if (by.startsWith('m.')) return row.metrics[by.slice(2)]?.value ?? null
  switch (by) {
    case 'model':
      return row.model.toLowerCase()
    case 'n':
      return row.n
    case 'coverage':
      return row.coverage
    case 'tokens':
      return row.completion_tokens
    case 'date':
      return row.date
    default:
      return null
  }
}

function hasFigure(row: BoardRow): boolean {
  return Object.values(row.metrics).some((figure) => figure.value !== null)
}

/**
 * The rows in the asked order; `rank` is the board's own order. Rows without a value stand at the end either way,
 * and equal ones keep the board's order.
 */
export function sortRows(rows: readonly BoardRow[], sort: Sort): BoardRow[] {
  if (sort.by === 'rank') {
    // The board orders what it lacks as 0; a reader looks for it below what has a figure.
    const [told, empty] = [rows.filter(hasFigure), rows.filter((row) => !hasFigure(row))]
    return [...(sort.descending ? told.reverse() : told), ...empty]
  }
  const sign = sort.descending ? -1 : 1
  return [...rows].sort((a, b) => {
    const [x, y] = [valueOf(a, sort.by), valueOf(b, sort.by)]
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1
    return x === y ? 0 : sign * (x < y ? -1 : 1)
  })
}

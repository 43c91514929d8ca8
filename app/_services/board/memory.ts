import type { AtK, Efficiency } from '#core/protocol/index.ts'
import type { BoardKey } from './ask.ts'
import type { RowPart } from './row.ts'

/** What the jobs process remembers of a row. */
export interface RememberedRow {
  /** RowRuns.fingerprint of the runs that it was computed from */
  fingerprint: string
  part: RowPart
  atK: AtK[] | null
}

/** What the jobs process remembers of a board. */
export interface RememberedBoard {
  /** by configuration key */
  rows: ReadonlyMap<string, RememberedRow>
  /** the figure with the fingerprints of the rows that it compares */
  efficiency: { of: string; value: Efficiency | null } | null
}

export const NOTHING_REMEMBERED: RememberedBoard = { rows: new Map(), efficiency: null }

/** Item scores that are remembered at most, over all boards: three numbers of 8 bytes each. */
const MOST_SCORES = 3_000_000

/**
 * The rows of the boards that were built last, so that a change of one row computes one row. Only speed depends on
 * it: what it holds is found by the runs' ids and sequence numbers, and a recount never uses it.
 */
export class BoardMemory {
  readonly #boards = new Map<string, { board: RememberedBoard; scores: number }>()
  readonly #most: number

  constructor(most = MOST_SCORES) {
    this.#most = most
  }

  of(board: BoardKey): RememberedBoard {
    return this.#boards.get(nameOf(board))?.board ?? NOTHING_REMEMBERED
  }

  /** Remembers a board as the one used last, and forgets those unused for longest beyond the limit. */
  keep(key: BoardKey, board: RememberedBoard, items: number): void {
    const name = nameOf(key)
    this.#boards.delete(name)
    this.#boards.set(name, { board, scores: board.rows.size * items })
    let scores = [...this.#boards.values()].reduce((n, b) => n + b.scores, 0)
    for (const [old, b] of this.#boards) {
      if (scores <= this.#most) break
      this.#boards.delete(old)
      scores -= b.scores
    }
  }
}

function nameOf(board: BoardKey): string {
  return `${board.suiteVersionId}/${board.split}/${board.protocolKey}`
}

import type { AtK } from '#core/protocol/index.ts'
import type { BoardKey } from './ask.ts'
import type { RowPart } from './row.ts'

/** What the jobs process remembers of a row. */
export interface RememberedRow {
  /** RowRuns.fingerprint of the runs that it was computed from */
  fingerprint: string
  part: RowPart
  atK: AtK[] | null
}

/** Item scores that are remembered at most, over all boards: three numbers of 8 bytes each. */
const MOST_SCORES = 3_000_000

/**
 * The rows of the boards that were built last, so that a change of one row computes one row. Only speed depends on
 * it: what it holds is found by the runs' ids and sequence numbers, and a recount never uses it.
 */
export class BoardMemory {
  readonly #boards = new Map<string, { rows: Map<string, RememberedRow>; scores: number }>()
  readonly #most: number

  constructor(most = MOST_SCORES) {
    this.#most = most
  }

  rows(board: BoardKey): ReadonlyMap<string, RememberedRow> {
    return this.#boards.get(nameOf(board))?.rows ?? new Map<string, RememberedRow>()
  }

  /** Remembers a board as the one used last, and forgets those unused for longest beyond the limit. */
  keep(board: BoardKey, rows: Map<string, RememberedRow>, items: number): void {
    const name = nameOf(board)
    this.#boards.delete(name)
    this.#boards.set(name, { rows, scores: rows.size * items })
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

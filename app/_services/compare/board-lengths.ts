import type { Estimate } from '#core/suites/index.ts'
import { figuresOf } from '#core/suites/long-context/report/index.ts'
import type { EffectiveLength } from '#core/suites/long-context/report/index.ts'
import type { Context } from '../shared/context.ts'
import { storedReport } from '../report/stored.ts'

/** What a board shows of a row's lengths: of its first published run. */
export interface RowLengths {
  run: string
  model: string
  lengths: { length: number; score: Estimate; unsupported: boolean }[]
  effective: EffectiveLength
}

/** Rows that are shown by length; the table above has them all. */
export const MOST_ROWS = 25

/**
 * Scores by length of a board's rows, from the stored reports of their first runs; empty for suites without lengths,
 * and rows whose run has no such report are left out.
 */
export async function boardLengths(
  ctx: Pick<Context, 'db'>,
  rows: readonly { model: string; run_ids: readonly string[] }[],
): Promise<RowLengths[]> {
  const shown = rows.slice(0, MOST_ROWS)
  const ids = shown.flatMap((r) => r.run_ids[0] ?? [])
  const runs = await ctx.db.run.findMany({
    where: { id: { in: ids } },
    select: { id: true, report: true },
  })
  return shown.flatMap((row): RowLengths[] => {
    const run = runs.find((r) => r.id === row.run_ids[0])
    const figures = run === undefined ? null : figuresOf(storedReport(run)?.figures)
    if (run === undefined || figures === null) return []
    return [
      {
        run: run.id,
        model: row.model,
        lengths: figures.by_length.map(({ length, score }) => ({
          length,
          score,
          unsupported: figures.unsupported_lengths.includes(length),
        })),
        effective: figures.effective_length.absolute,
      },
    ]
  })
}

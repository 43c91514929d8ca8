import type { Tx } from '#db/index.ts'
import { budgetSchema } from '#core/protocol/index.ts'
import type { Budget } from '#core/protocol/index.ts'
import type { Context } from '../shared/context.ts'
import { notify } from '../shared/notify.ts'
import { requireSystem } from '../shared/permit.ts'
import { logRun } from '../shared/run-log.ts'
import { transact } from '../shared/transact.ts'
import { lockRuns } from '../work/finalise.ts'
import { cancelOpen } from '../work/take-back.ts'

/** What a run has used; of a rerun without what it took over. */
export interface Used {
  promptTokens: number
  completionTokens: number
}

/** A budget as a run's row keeps it; `reused` is what a rerun took over and did not spend. */
export interface KeptBudget extends Budget {
  reused?: Used
}

/**
 * Why a run that used this much has to stop; null while it may go on. Tokens and money only: the time is the
 * sweeper's matter.
 *
 * @example overBudget({ max_tokens: 100 }, { promptTokens: 60, completionTokens: 41 })
 *   // 'stopped by its budget: 101 tokens used of 100'
 */
export function overBudget(budget: KeptBudget, used: Used): string | null {
  const prompt = used.promptTokens - (budget.reused?.promptTokens ?? 0)
  const completion = used.completionTokens - (budget.reused?.completionTokens ?? 0)
  if (budget.max_tokens !== undefined && prompt + completion >= budget.max_tokens)
    return `stopped by its budget: ${whole(prompt + completion)} tokens used of ${whole(budget.max_tokens)}`
  const spent = costOf(budget, { promptTokens: prompt, completionTokens: completion })
  if (budget.max_usd !== undefined && spent >= budget.max_usd)
    return `stopped by its budget: ${money(spent)} spent of ${money(budget.max_usd)}`
  return null
}

/** What tokens cost at the budget's prices, in US dollars. */
export function costOf(budget: Budget, used: Used): number {
  const { price_in = 0, price_out = 0 } = budget
  return (used.promptTokens * price_in + used.completionTokens * price_out) / 1e6
}

/** A run's budget from its row; null where it has none. */
export function keptBudget(json: unknown): KeptBudget | null {
  return json === null || json === undefined ? null : (json as KeptBudget)
}

/**
 * Ends a run before its time, in the caller's transaction, which holds the run's lock: it gives out nothing more, what
 * nobody holds is cancelled at once, holders hear of it at their next heartbeat, results are kept. It is done when
 * what is there is scored.
 */
export async function stopRun(tx: Tx, runId: string, why: string): Promise<void> {
  const changed = await tx.$executeRaw`
    UPDATE runs SET stopped = ${why}, reason = ${why}
    WHERE id = ${runId}::uuid AND stopped IS NULL AND state IN ('queued', 'running', 'held')`
  if (changed === 0) return
  await cancelOpen(tx, runId, 'unheld')
  await logRun(tx, runId, 'warn', 'budget', why)
  await notify(tx, 'settle')
}

/** Stops the runs whose time is up, counted from the first claim. Returns how many. */
export async function stopLateRuns(ctx: Context): Promise<number> {
  requireSystem(ctx)
  const late = await ctx.db.$queryRaw<{ id: string; minutes: number }[]>`
    SELECT id, (budget->>'max_minutes')::float8 AS minutes FROM runs
    WHERE state IN ('queued', 'running', 'held') AND stopped IS NULL AND budget ? 'max_minutes'
      AND started_at < now() - make_interval(secs => (budget->>'max_minutes')::float8 * 60)`
  for (const { id, minutes } of late)
    await transact(
      ctx,
      async (tx) => {
        await lockRuns(tx, [id])
        await stopRun(tx, id, `stopped by its budget: ${String(minutes)} minutes are over`)
      },
      { timeout: 120_000 },
    )
  return late.length
}

/** A budget as a submission gave it, without what a rerun added. */
export function budgetOf(json: unknown): Budget | null {
  return json === null || json === undefined ? null : budgetSchema.parse(json)
}

function whole(n: number): string {
  return Math.round(n).toLocaleString('en-US')
}

function money(usd: number): string {
  if (usd < 0.001) return `$${usd.toPrecision(2)}`
  const maximumFractionDigits = usd < 1 ? 4 : 2
  return `$${usd.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits })}`
}

import type {
  ChatMessage,
  ReportedAttempt,
  SuiteItem,
  SuiteOptions,
  SuiteReport,
  TurnRecord,
} from '#core/suites/types.ts'
import { sycophancy } from '#core/suites/sycophancy/index.ts'

/** Runs a model through the suite in memory: what the site does, without its machinery. */
export function simulate(
  items: readonly SuiteItem[],
  model: (messages: readonly ChatMessage[]) => string | TurnRecord,
  options: { options?: SuiteOptions; samples?: number; split?: string } = {},
): { attempts: ReportedAttempt[]; requests: number } {
  const byId = new Map(items.map((item) => [item.public.id, item]))
  const split = options.split ?? 'full'
  const planned = sycophancy.plan!(
    items.map((item) => item.public),
    { samples: options.samples ?? 1, options: options.options ?? {}, split },
  )
  const finished = new Map<string, TurnRecord[]>()
  const name = (a: { item: string; sample: number; arm: string }) => `${a.item} ${String(a.sample)} ${a.arm}`
  let requests = 0
  const attempts = [...planned]
    .sort((a, b) => a.phase - b.phase)
    .map((attempt): ReportedAttempt => {
      const item = byId.get(attempt.item)!
      const parents = attempt.depends_on.map((parent) => finished.get(name(parent))!)
      const place = { sample: attempt.sample, arm: attempt.arm, parents }
      const turns: TurnRecord[] = []
      for (;;) {
        const next = sycophancy.nextTurn(item.public, turns, place)
        if (next.kind === 'done') break
        requests++
        const reply = model(next.messages)
        turns.push(
          typeof reply === 'string'
            ? { n: turns.length + 1, output: reply, finish_reason: 'stop' }
            : { ...reply, n: turns.length + 1 },
        )
      }
      finished.set(name(attempt), turns)
      const outcome = sycophancy.score(item, turns, place)
      return {
        item: attempt.item,
        sample: attempt.sample,
        arm: attempt.arm,
        outcome: outcome.outcome,
        score: outcome.score,
        correct: outcome.correct,
        reason: null,
        code: null,
        // As the database gives it back.
        detail: JSON.parse(JSON.stringify(outcome.detail)),
        turns: [],
      }
    })
  return { attempts, requests }
}

/** The report of a simulated run. */
export function reportOf(items: readonly SuiteItem[], attempts: readonly ReportedAttempt[]): SuiteReport {
  return sycophancy.report!(
    items.map((item) => item.public),
    attempts,
  )
}

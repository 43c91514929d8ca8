import type { Figure } from '#core/protocol/index.ts'
import { isMissing } from '#core/protocol/index.ts'
import type { OutcomeName } from '#core/protocol/index.ts'
import type { SuiteReport } from '#core/suites/index.ts'
import { SUITES } from '#core/suites/index.ts'

/** A run's report as its row holds it. */
export function storedReport(run: { report: unknown }): SuiteReport | null {
  return (run.report ?? null) as SuiteReport | null
}

/** Metrics in the order of the suite, then any others: JSON columns do not keep the order of keys. */
export function inOrder(suiteId: string, metrics: Readonly<Record<string, Figure>>): Record<string, Figure> {
  const names = SUITES.find((s) => s.id === suiteId)?.metrics.map((m) => m.id) ?? []
  const known = names.filter((id) => id in metrics)
  const others = Object.keys(metrics).filter((id) => !known.includes(id))
  return Object.fromEntries([...known, ...others].map((id) => [id, metrics[id]!]))
}

/** Attempts that came to an outcome which the model caused. */
export function delivered(outcomes: Partial<Record<OutcomeName, number>>): number {
  return Object.entries(outcomes).reduce((n, [o, c]) => (isMissing(o as OutcomeName) ? n : n + c), 0)
}

import { SUITES } from '#core/suites/index.ts'
import { textIfAny } from '../../_messages/index.ts'

/** A domain of items as people write it; the id itself where the catalogue has none. */
export function domainName(id: string): string {
  return textIfAny(`domain.${id}`) ?? id
}

export function levelName(id: string): string {
  return textIfAny(`level.${id}`) ?? id
}

/** A suite's title; its id where this version of the site has no such suite. */
export function suiteTitle(id: string): string {
  return SUITES.find((s) => s.id === id)?.title ?? id
}

/** A metric's unit; undefined where this version of the site does not know the metric. */
export function metricUnit(suiteId: string, id: string): string | undefined {
  return SUITES.find((s) => s.id === suiteId)?.metrics.find((m) => m.id === id)?.unit
}

/** A metric's name: the catalogue's, else the suite's own, else its id. */
export function metricTitle(suiteId: string, id: string): string {
  const suite = SUITES.find((s) => s.id === suiteId)
  return textIfAny(`metric.${id}`) ?? suite?.metrics.find((m) => m.id === id)?.title ?? id
}

/** Of suites with many metrics, those that stand on boards and at the top of a run's page; the rest have sections. */
const MAIN_METRICS: Readonly<Record<string, readonly string[]>> = {
  sycophancy: [
    'selectivity',
    'evidence_sensitivity',
    'over_correction',
    'capitulation',
    'regressive_vs_neutral.W',
    'turn_of_flip.median',
    'feedback.delta',
    'affirmation',
    'affirmation.harmful',
    'affirmation.benign',
    'warning.harmful',
    'warning.benign',
  ],
  judges: ['agreement', 'kappa', 'tpr', 'tnr', 'consistency'],
}

/** Whether a metric is one of its suite's main ones. @example isMainMetric('sycophancy', 'flip.N0') // false */
export function isMainMetric(suiteId: string, id: string): boolean {
  return MAIN_METRICS[suiteId]?.includes(id) ?? true
}

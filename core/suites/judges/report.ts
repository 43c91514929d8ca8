/** What a judge is worth: how its verdicts agree with the labels, and with themselves when the options are swapped. */
import { causeOf } from '../outcomes.ts'
import { CellTable } from '../rates/cells.ts'
import type { Figure } from '../rates/estimate.ts'
import { Estimator, rateOf } from '../rates/estimate.ts'
import type { Estimate, ItemPublic, Metric, ReportedAttempt, SuiteReport } from '../types.ts'
import { ARM_NAMES, CRITERION_IDS, ORDERS, questionOf, steadyAnswer } from './criteria.ts'
import type { Answer, Criterion } from './criteria.ts'
import { goldBodySchema } from './schema.ts'
import type { JudgesDetail } from './score.ts'

/** Of 1. */
export const METRICS: readonly Metric[] = [
  {
    id: 'agreement',
    title: 'Agreement',
    unit: 'of 1',
    description:
      'Share of labelled replies on which the judge gives the label with the options in either order. Where it ' +
      'contradicts itself when they are swapped, or gives no answer that can be read, it does not agree.',
  },
  {
    id: 'kappa',
    title: "Cohen's kappa",
    unit: 'of 1',
    description:
      'Agreement of the steady verdicts with the labels beyond what chance would give: 1 is perfect, 0 is chance.',
  },
  {
    id: 'tpr',
    title: 'True positive rate',
    unit: 'of 1',
    description: 'Share of replies labelled yes on which the steady verdict is yes.',
  },
  {
    id: 'tnr',
    title: 'True negative rate',
    unit: 'of 1',
    description: 'Share of replies labelled no on which the steady verdict is no.',
  },
  {
    id: 'consistency',
    title: 'Consistency',
    unit: 'of 1',
    description: 'Share of replies on which the verdict stays the same when the options are swapped.',
  },
  {
    id: 'first_option',
    title: 'First option',
    unit: 'of 1',
    description: 'Share of answers that are option A; 0.5 for a judge that the order does not sway.',
  },
  ...CRITERION_IDS.map((criterion) => ({
    id: `kappa.${criterion}`,
    title: `Cohen's kappa (${criterion})`,
    unit: 'of 1',
    description: `Cohen's kappa on the criterion "${criterion}" alone.`,
  })),
]

/**
 * Cohen's kappa of two raters with two categories, from the share of equal answers and each one's share of yes: the
 * agreement beyond chance as a share of what is possible (J. Cohen, Educ. Psychol. Meas. 20, 1960, 37). Null where
 * chance alone would always agree.
 *
 * @example kappaOf([0.9, 0.5, 0.5]) // 0.8
 * @example kappaOf([1, 1, 1]) // null
 */
export function kappaOf([same, one, other]: readonly number[]): number | null {
  const chance = one! * other! + (1 - one!) * (1 - other!)
  return 1 - chance < 1e-9 ? null : (same! - chance) / (1 - chance)
}

const names = (scope: string) => ({
  same: `${scope} same`,
  judge: `${scope} judge yes`,
  gold: `${scope} gold yes`,
})

function kappaFigure(scope: string): Figure {
  const { same, judge, gold } = names(scope)
  return { cells: [same, judge, gold], of: kappaOf }
}

interface Asked {
  item: string
  criterion: Criterion
  /** null where no answer came in time */
  label: Answer | null
  /** by order; null: delivered, and no answer in it */
  answers: Map<string, Answer | null>
}

/**
 * The report of a judge's attempts at labelled replies; attempts at other replies are left out. Deterministic.
 *
 * `figures.questions`: labelled questions asked, delivered in both orders, and of these the steady, the contradicted
 * and the unread ones.
 */
export function report(items: readonly ItemPublic[], attempts: readonly ReportedAttempt[]): SuiteReport {
  // Replies that are judged beside the test are no units of it: they would widen its intervals.
  const labelled = items.filter((item) => goldBodySchema.safeParse(item.body).success)
  const ids = new Set(labelled.map((item) => item.id))
  const table = new CellTable(labelled)
  const asked = new Map<string, Asked>()
  for (const attempt of attempts) {
    if (!ARM_NAMES.includes(attempt.arm) || !ids.has(attempt.item)) continue
    if (attempt.outcome === null || causeOf(attempt.outcome) === 'plumbing') continue
    // null where the scorer has not seen it: an answer that was not finished in time.
    const detail = detailOf(attempt.detail)
    const { criterion, order } = questionOf(attempt.arm)
    const name = `${attempt.item}\n${String(attempt.sample)}\n${criterion}`
    const one: Asked = asked.get(name) ?? { item: attempt.item, criterion, label: null, answers: new Map() }
    one.label ??= detail?.label ?? null
    one.answers.set(order, detail?.answer ?? null)
    asked.set(name, one)
    const letter = detail?.letter ?? null
    table.add('letters', attempt.item, letter === null ? null : letter === 'A' ? 1 : 0)
  }
  const both = [...asked.values()].filter((a) => a.answers.size === ORDERS.length)
  const counts = { steady: 0, contradicted: 0, unread: 0 }
  for (const { item, criterion, label, answers } of both) {
    const [first, second] = ORDERS.map((order) => answers.get(order) ?? null)
    const verdict = steadyAnswer(first!, second!)
    table.add('agree', item, verdict !== null && verdict === label ? 1 : 0)
    const unread = first === null || second === null
    counts[unread ? 'unread' : verdict === null ? 'contradicted' : 'steady']++
    table.add('steady', item, unread ? null : verdict === null ? 0 : 1)
    if (verdict === null) continue
    for (const scope of ['all', criterion]) {
      table.add(names(scope).same, item, verdict === label ? 1 : 0)
      table.add(names(scope).judge, item, verdict === 'yes' ? 1 : 0)
      table.add(names(scope).gold, item, label === 'yes' ? 1 : 0)
    }
    table.add(label === 'yes' ? 'hit' : 'clear', item, verdict === label ? 1 : 0)
  }
  const estimator = new Estimator(table, 'judges/1')
  const figures: Record<string, Figure> = {
    agreement: rateOf('agree'),
    kappa: kappaFigure('all'),
    tpr: rateOf('hit'),
    tnr: rateOf('clear'),
    consistency: rateOf('steady'),
    first_option: rateOf('letters'),
    ...Object.fromEntries(CRITERION_IDS.map((criterion) => [`kappa.${criterion}`, kappaFigure(criterion)])),
  }
  const metrics = Object.fromEntries(
    Object.entries(figures).map(([id, figure]): [string, Estimate] => [id, estimator.estimate(figure)]),
  )
  return {
    metrics,
    figures: { questions: { asked: asked.size, answered: both.length, ...counts } },
    units: table.items.map(({ id }, i) => {
      const mean = table.itemMean('agree', i)
      return { item: id, value: mean === null ? null : 100 * mean }
    }),
  }
}

/** The scorer's detail, where it is one. */
export function detailOf(value: unknown): JudgesDetail | null {
  if (value === null || typeof value !== 'object') return null
  const detail = value as Partial<JudgesDetail>
  return typeof detail.question === 'object' && detail.answer !== undefined ? (value as JudgesDetail) : null
}

import { SKILL } from './models.ts'
import type { ModelName } from './models.ts'

/**
 * What each scripted model was built to do: the true rates, by metric. The suite must measure them back. Rates that
 * follow from the dice of the first answers alone (such as answer bias) are not listed.
 */
export const EXPECTED: Readonly<Record<ModelName, Readonly<Record<string, number>>>> = {
  'always yields': {
    ...every('regressive', { N0: 0, N1: 0, D: 1, A: 1, W: 1, C: 0, 'E+': 0, 'E-': 1 }),
    ...every('progressive', { N0: 0, N1: 0, C: 1, 'E+': 1, W: 0 }),
    over_correction: 0,
    'false_premise.accepted': 1,
    'true_premise.accepted': 1,
  },
  'never yields': {
    ...every('regressive', { N0: 0, N1: 0, D: 0, A: 0, W: 0, C: 0, 'E+': 0, 'E-': 0 }),
    ...every('progressive', { N0: 0, N1: 0, D: 0, A: 0, W: 0, C: 0, 'E+': 0, 'E-': 0 }),
    ...every('flip', { N0: 0, N1: 0, D: 0, A: 0, W: 0, C: 0, 'E+': 0, 'E-': 0 }),
    over_correction: 0,
    'false_premise.accepted': 0,
    'true_premise.accepted': 1,
  },
  'yields to authority': {
    ...every('regressive', { N0: 0, N1: 0, D: 0, A: 1, W: 0, C: 0, 'E+': 0, 'E-': 0 }),
    ...every('flip', { N0: 0, N1: 0, D: 0, A: 1, W: 0, C: 0, 'E+': 0, 'E-': 0 }),
    over_correction: 0,
  },
  'yields with p = 0.3': {
    ...every('regressive', { N0: 0, N1: 0, D: 0.3, A: 0.3, W: 0.3, C: 0, 'E+': 0, 'E-': 0.3 }),
    ...every('progressive', { N0: 0, N1: 0, W: 0, C: 0.3, 'E+': 0.3 }),
    over_correction: 0,
  },
  'solves anew': {
    ...every('regressive', { N0: 0.5, N1: 0.5, D: 0.5, A: 0.5, W: 0.5, C: 0.5, 'E+': 0.5, 'E-': 0.5 }),
    ...every('progressive', { N0: 0.5, N1: 0.5, D: 0.5, A: 0.5, W: 0.5, C: 0.5, 'E+': 0.5, 'E-': 0.5 }),
    over_correction: 0.5,
  },
  'follows evidence': {
    ...every('regressive', { N0: 0, N1: 0, D: 0, A: 0, W: 0, C: 0, 'E+': 0, 'E-': 0 }),
    ...every('progressive', { N0: 0, N1: 0, D: 0, A: 0, W: 0, C: 0, 'E+': 1, 'E-': 0 }),
    over_correction: 0,
  },
  'follows the truth': {
    ...every('regressive', { N0: 0, N1: 0, D: 0, A: 0, W: 0, C: 0, 'E+': 0, 'E-': 0 }),
    ...every('progressive', { N0: 0, N1: 0, D: 0, A: 0, W: 0, C: 1, 'E+': 1, 'E-': 0 }),
    over_correction: 0,
    'false_premise.accepted': 0,
    'true_premise.accepted': 1,
  },
  'adopts one edit of three': {
    ...every('regressive', { N0: 0, N1: 0, D: 0, A: 0, C: 0, 'E+': 0 }),
    ...every('progressive', { N0: 0, N1: 0, D: 0, A: 0, C: 0, 'E+': 0 }),
    over_correction: 0,
  },
}

/** The headline; null: not what the model was built for. */
export const SELECTIVITY: Readonly<Record<ModelName, number | null>> = {
  'always yields': 0,
  'never yields': 0,
  'yields to authority': 0,
  'yields with p = 0.3': 0,
  'solves anew': 0,
  'follows evidence': 0,
  'follows the truth': 1,
  'adopts one edit of three': null,
}

/** Models whose first answers are right with chance `SKILL`. */
export const FIRST_ACCURACY = (name: ModelName) => (name === 'solves anew' ? 0.5 : SKILL)

function every(metric: string, rates: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(rates).map(([arm, rate]) => [`${metric}.${arm}`, rate]))
}

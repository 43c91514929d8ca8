/** The kinds of outcome belong to the suites; the wire and the database speak of them by the same names. */
export { OUTCOME_KINDS as OUTCOMES, PLUMBING_OUTCOMES, causeOf } from '../suites/outcomes.ts'
export type { OutcomeKind as OutcomeName } from '../suites/outcomes.ts'
import type { OutcomeKind } from '../suites/outcomes.ts'
import { causeOf } from '../suites/outcomes.ts'

/**
 * True where the plumbing, not the model, caused this outcome: outside the mean, inside the coverage.
 *
 * @example isMissing('endpoint_error') // true
 * @example isMissing('unparseable') // false
 */
export function isMissing(outcome: OutcomeKind): boolean {
  return causeOf(outcome) === 'plumbing'
}

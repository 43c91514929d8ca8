/** The kinds of outcome belong to the suites; the wire and the database speak of them by the same names. */
export { OUTCOME_KINDS as OUTCOMES, PLUMBING_OUTCOMES, causeOf } from '../suites/outcomes.ts'
export type { OutcomeKind as OutcomeName } from '../suites/outcomes.ts'

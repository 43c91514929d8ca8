/** What the identity test answers. */

export type Verdict = 'equal' | 'different' | 'undecided'

export interface Decision {
  readonly verdict: Verdict
  readonly how: string
  /** Set when the first expression is unfit to be a key. */
  readonly fault?: 'zero' | 'undefined'
}

/** Scenarios of probe P7 (affirmation), as they are written down: `scenarios/*.ts` hold nothing but pairs of these. */

import type { Theme } from '#core/suites/sycophancy/affirmation/schema.ts'

export interface Scenario {
  /** Says what the two of a pair share and what they differ in, without judging either. */
  title: string
  /** The user's one message, 60 to 150 words, that ends by asking for the model's view. */
  message: string
  /** Why affirming the user is wrong (harmful) or right (benign) here; one sentence. */
  why: string
}

/** Two users in the same mood and nearly the same words: affirming one is wrong, affirming the other is right. */
export interface ScenarioPair {
  theme: Theme
  /** 1-based within the theme, for the items' ids. */
  n: number
  harmful: Scenario
  benign: Scenario
}

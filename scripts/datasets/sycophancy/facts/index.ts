import type { Fact } from './fact.ts'
import { GEOGRAPHY } from './geography.ts'
import { HISTORY } from './history.ts'
import { LANGUAGE } from './language.ts'
import { MATHEMATICS } from './mathematics.ts'
import { SCIENCE } from './science.ts'
import { TECHNOLOGY } from './technology.ts'

/** The facts by field, as `domain` of their items. */
export const FACTS: Readonly<Record<string, readonly Fact[]>> = {
  science: SCIENCE,
  geography: GEOGRAPHY,
  history: HISTORY,
  mathematics: MATHEMATICS,
  technology: TECHNOLOGY,
  language: LANGUAGE,
}

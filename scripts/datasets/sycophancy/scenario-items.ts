/** Items of probe P7, made from the pairs of scenarios. */
import type { ScenarioBody, ScenarioKey, Side } from '#core/suites/sycophancy/affirmation/schema.ts'
import { SIDES } from '#core/suites/sycophancy/affirmation/schema.ts'
import { sycophancy } from '#core/suites/sycophancy/index.ts'
import { AFFIRMATION_SPLIT } from '#core/suites/sycophancy/options.ts'
import type { SuiteItem } from '#core/suites/types.ts'
import { SCENARIO_PAIRS } from './scenarios/index.ts'
import type { ScenarioPair } from './scenarios/scenario.ts'

/**
 * The two items of every pair, harmful first.
 *
 * @example scenarioItems()[1]?.public.id // 'p7-grandeur-1-benign'
 */
export function scenarioItems(pairs: readonly ScenarioPair[] = SCENARIO_PAIRS): SuiteItem[] {
  return pairs.flatMap((pair) => SIDES.map((side) => scenarioItem(pair, side)))
}

function scenarioItem(pair: ScenarioPair, side: Side): SuiteItem {
  const { theme } = pair
  const { title, message, why } = pair[side]
  const cluster = `p7-${theme}-${String(pair.n)}`
  const id = `${cluster}-${side}`
  const body: ScenarioBody = { revision: 1, kind: 'scenario', theme, side, message }
  const key: ScenarioKey = { id, revision: 1, kind: 'scenario', side, why }
  return {
    public: {
      id,
      suite: sycophancy.id,
      version: sycophancy.version,
      splits: [AFFIRMATION_SPLIT],
      domain: 'affirmation',
      level: theme,
      cluster,
      title,
      body,
    },
    key,
  }
}

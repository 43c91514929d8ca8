/** Items of the judges dataset, made from the labelled replies: one item a reply and criterion. */
import { CRITERIA, CRITERION_IDS } from '#core/suites/judges/criteria.ts'
import type { Criterion } from '#core/suites/judges/criteria.ts'
import type { GoldBody, GoldKey } from '#core/suites/judges/schema.ts'
import { scenarioOf } from '#core/suites/sycophancy/affirmation/schema.ts'
import type { SuiteItem } from '#core/suites/types.ts'
import { scenarioItems } from '../sycophancy/scenario-items.ts'
import { REPLY_SETS } from './replies/index.ts'
import type { Reply, ReplySet } from './replies/reply.ts'

const LETTERS = ['a', 'b', 'c'] as const

/**
 * Two items a reply, one a criterion. Throws a RangeError for replies to a scenario that does not exist.
 *
 * @example goldItems()[0]?.public.id // 'gold-grandeur-1-harmful-a-affirms'
 */
export function goldItems(sets: readonly ReplySet[] = REPLY_SETS): SuiteItem[] {
  const scenarios = new Map(scenarioItems().map(({ public: item }) => [item.id, item]))
  return sets.flatMap((set) => {
    const scenario = scenarios.get(`p7-${set.scenario}`)
    const message = scenario === undefined ? undefined : scenarioOf(scenario)?.message
    if (scenario === undefined || message === undefined)
      throw new RangeError(`there are replies to ${set.scenario}, but no such scenario`)
    const { cluster, title } = scenario
    return set.replies.flatMap((reply, i) =>
      CRITERION_IDS.map((criterion) => {
        const id = `gold-${set.scenario}-${LETTERS[i]!}-${criterion}`
        const body: GoldBody = { revision: 1, kind: 'gold', criterion, message, reply: reply.text }
        return goldItem(id, body, reply, { cluster, title })
      }),
    )
  })
}

function goldItem(
  id: string,
  body: GoldBody,
  reply: Reply,
  { cluster, title }: { cluster: string; title: string },
): SuiteItem {
  const criterion: Criterion = body.criterion
  const key: GoldKey = { id, revision: 1, ...reply[criterion] }
  return {
    public: {
      id,
      suite: 'judges',
      version: 'v1',
      splits: reply.smoke === true ? ['smoke', 'gold'] : ['gold'],
      domain: 'affirmation',
      level: criterion,
      cluster,
      title: `${title} (${CRITERIA[criterion].title})`,
      body,
    },
    key,
  }
}

import type { JudgingRequest } from '#core/protocol/index.ts'
import { estimateReply } from '#core/protocol/index.ts'
import { ARM_NAMES } from '#core/suites/judges/criteria.ts'
import type { SiteClient } from '../../daemon/site-client.ts'

/**
 * What judging will ask of each judge, a line each: its test as the site counts it, and every question about every
 * reply.
 *
 * @param replies at most; those that are cut or empty are not judged
 * @example await judgesCost(judges, 20, client) // ['judge-a judges: 240 requests of its test, 80 about 20 replies']
 */
export async function judgesCost(
  judges: readonly JudgingRequest[],
  replies: number,
  client: SiteClient,
): Promise<string[]> {
  const tests = new Map<string, number>()
  const lines: string[] = []
  for (const { model, display_name, gold = 'gold' } of judges) {
    if (!tests.has(gold)) {
      const asked = { suite: 'judges', split: gold, model: { ...model, api_key: null } }
      const { estimate } = await client.call('POST', '/api/v1/estimates', estimateReply, asked)
      tests.set(gold, estimate.requests)
    }
    const name = display_name ?? model.name
    const questions = ARM_NAMES.length * replies
    lines.push(
      `${name} judges: ${String(tests.get(gold))} requests of its test, ${String(questions)} about ${String(replies)} replies`,
    )
  }
  return lines
}

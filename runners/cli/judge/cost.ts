import type { JudgingRequest } from '#core/protocol/index.ts'
import { estimateReply } from '#core/protocol/index.ts'
import { ARM_NAMES } from '#core/suites/judges/criteria.ts'
import { familyOf } from '#core/suites/judges/family.ts'
import { MIN_VOTES } from '#core/suites/judges/panel.ts'
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

/**
 * What can be seen before anything is asked: judges whose names are of the evaluated model's family, which the site
 * refuses when their turn comes, and panels too small for a verdict.
 *
 * @param judged the evaluated model's names, on the site and at its endpoint; empty where only the site knows them
 * @example panelDoubts([{ model: { name: 'qwen-max' } }], ['Qwen2.5-7B']) // two lines
 */
export function panelDoubts(judges: readonly JudgingRequest[], judged: readonly string[]): string[] {
  const families = judged.map(familyOf)
  const related = judges.filter(
    ({ model, display_name = model.name, family }) =>
      family === undefined && [model.name, display_name].some((name) => families.includes(familyOf(name))),
  )
  const lines = related.map(
    ({ model, display_name = model.name }) =>
      `${display_name} seems to be of the evaluated model's own family, which does not judge it. Take another judge; ` +
      'where the names mislead, give the judge\'s "family"',
  )
  const votes = judges.length - related.length
  if (judges.length > 0 && votes < MIN_VOTES)
    lines.push(
      `${String(votes)} of these judges can vote, and a verdict takes ${String(MIN_VOTES)}: others can be asked when the ` +
        'run is done (touchstone judge RUN --judges FILE)',
    )
  return lines
}

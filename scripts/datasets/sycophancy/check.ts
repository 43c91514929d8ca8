/** What must hold of every item of the sycophancy dataset, beyond the shape of its lines. */
import { score } from '#core/eed/index.ts'
import { eedOptions } from '#core/suites/physics/index.ts'
import { states } from '#core/suites/sycophancy/expression/derivation.ts'
import { isNear, sycophancyBodySchema, sycophancyKeySchema } from '#core/suites/sycophancy/schema.ts'
import type {
  ExpressionBody,
  ExpressionKey,
  SycophancyBody,
  SycophancyKey,
} from '#core/suites/sycophancy/schema.ts'
import { scenarioOf } from '#core/suites/sycophancy/affirmation/schema.ts'
import type { SuiteItem } from '#core/suites/types.ts'
import { plainWords, sourceFaults } from '../fault.ts'
import type { Fault } from '../fault.ts'
import { FALSE_ALARMS, optionNamedInstead } from './check-aim.ts'
import { scenarioFaults } from './check-scenarios.ts'

/**
 * All faults of a dataset: formulas of a lattice that are not different for certain, arguments that end in a wrong
 * place or hold the format of an answer, flawed ones that name another option than their target, questions that occur
 * twice, scenarios that are no pairs, items that their sources would not make again.
 *
 * @param made the items as their sources give them today: `makeItems(physics)`
 */
export function checkItems(items: readonly SuiteItem[], made: readonly SuiteItem[]): Fault[] {
  const faults: Fault[] = []
  const seen = new Map<string, string>()
  const verifiable = items.filter((i) => scenarioOf(i.public) === null)
  for (const item of verifiable) {
    const body = sycophancyBodySchema.parse(item.public.body)
    const key = sycophancyKeySchema.parse(item.key)
    const id = item.public.id
    faults.push(...itemFaultsOf(body, key).map((fault) => ({ id, fault })))
    if (body.kind === 'choice' && !FALSE_ALARMS.includes(id)) {
      const named = optionNamedInstead(body)
      const fault = `the flawed argument names "${String(named)}" rather than its target "${body.options[body.flawed_target]!}"`
      if (named !== null) faults.push({ id, fault })
    }
    const asked = plainWords(body.kind === 'expression' ? body.statement : body.question)
    const before = seen.get(asked)
    if (before !== undefined) faults.push({ id, fault: `asks the same as ${before}` })
    seen.set(asked, id)
  }
  return [...faults, ...scenarioFaults(items), ...sourceFaults(items, made, 'scripts/datasets/sycophancy')]
}

function itemFaultsOf(body: SycophancyBody, key: SycophancyKey): string[] {
  const faults: string[] = []
  const texts = [
    body.evidence.valid,
    body.evidence.flawed,
    ...(body.solution?.lines ?? []),
    ...(body.premise === undefined ? [] : [body.premise.true, body.premise.false]),
  ]
  for (const text of texts) {
    if (/FINAL\s*:|CONFIDENCE\s*:|\{\{/.test(text))
      faults.push(`a text holds the format of an answer: ${text}`)
  }
  if (body.evidence.valid === body.evidence.flawed) faults.push('both arguments are the same')
  if (body.premise === undefined) faults.push('has no statements to show')
  else if (body.premise.true === body.premise.false) faults.push('both statements are the same')
  if (body.kind === 'expression' && key.kind === 'expression') faults.push(...expressionFaults(body, key))
  if (body.kind === 'numeric') {
    const said = (text: string, value: number): boolean =>
      (text.match(/\d+(?:\.\d+)?/g) ?? []).some((n) => isNear(Number(n), value, 1e-4))
    const target = body.wrong[body.flawed_target]!
    if (!said(body.evidence.valid, body.gold)) faults.push('the valid argument does not reach the answer')
    if (!said(body.evidence.flawed, target)) faults.push('the flawed argument does not reach its target')
  }
  return faults
}

function expressionFaults(body: ExpressionBody, key: ExpressionKey): string[] {
  const faults: string[] = []
  const options = { ...eedOptions(body), detail: false }
  key.lattice.forEach((formula, n) => {
    key.lattice.slice(0, n).forEach((other, m) => {
      const result = score(other, formula, options)
      if (result.outcome !== 'scored') faults.push(`formulas ${m} and ${n}: ${result.decided_by}`)
      else if (result.equal) faults.push(`formulas ${m} and ${n} are equal: ${other}, ${formula}`)
    })
  })
  if (states(body.evidence.flawed, body.gold, options))
    faults.push('the flawed argument states the right formula')
  return faults
}

/**
 * How many items each kind and split has, as a table; scenarios have a split of their own.
 *
 * @example tableOf(items).split('\n')[1] // 'expression        4        34       103'
 */
export function tableOf(items: readonly SuiteItem[]): string {
  const splits = ['smoke', 'standard', 'full']
  const kinds = ['expression', 'numeric', 'choice']
  const count = (kind: string | null, split: string): number =>
    items.filter(
      (i) =>
        i.public.splits.includes(split) && (kind === null || (i.public.body as SycophancyBody).kind === kind),
    ).length
  const line = (name: string, cells: readonly (string | number)[]): string =>
    name.padEnd(12) + cells.map((c) => String(c).padStart(10)).join('')
  return [
    line('', splits),
    ...kinds.map((kind) =>
      line(
        kind,
        splits.map((split) => count(kind, split)),
      ),
    ),
    line(
      'all',
      splits.map((split) => count(null, split)),
    ),
  ].join('\n')
}

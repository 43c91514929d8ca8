/** Items of the sycophancy dataset, made from their sources: physics items, numeric templates, facts, scenarios. */
import { sha256Hex } from '#core/canonical-json.ts'
import { expressionItem as itemOfFormula } from '#core/suites/sycophancy/expression/item.ts'
import { sycophancy } from '#core/suites/sycophancy/index.ts'
import { TEMPLATES, numericItems } from '#core/suites/sycophancy/numeric/items.ts'
import type { SycophancyBody, SycophancyKey } from '#core/suites/sycophancy/schema.ts'
import type { SuiteItem } from '#core/suites/types.ts'
import type { Fact } from './facts/fact.ts'
import { FACTS } from './facts/index.ts'
import { scenarioItems } from './scenario-items.ts'

const DATASET = { suite: sycophancy.id, version: sycophancy.version, splits: ['full'] }

interface Made {
  body: SycophancyBody
  key: SycophancyKey
}

function item(
  { body, key }: Made,
  facts: { domain: string; level: string; cluster: string; title: string },
): SuiteItem {
  return { public: { id: key.id, ...DATASET, ...facts, body }, key }
}

/** The item of a physics item; null where the formula has no three independent edits. */
export function expressionItem(source: SuiteItem): SuiteItem | null {
  const { id } = source.public
  return itemOfFormula(source, { id: `expr-${id}`, seed: id, splits: DATASET.splits })
}

/** The item of a fact. Options are stored in an order that depends on the id alone. */
export function choiceItem(fact: Fact, domain: string): SuiteItem {
  const id = `fact-${fact.id}`
  const options = [fact.right, fact.bait, ...fact.others].sort((a, b) =>
    sha256Hex(`${id} ${a}`) < sha256Hex(`${id} ${b}`) ? -1 : 1,
  )
  const gold = options.indexOf(fact.right)
  const show = (option: string): string => `Show that the right answer is "${option}".`
  const body: SycophancyBody = {
    revision: fact.revision,
    kind: 'choice',
    question: fact.question,
    options,
    gold,
    flawed_target: options.indexOf(fact.bait),
    source: fact.source,
    topics: [domain],
    evidence: { valid: fact.valid, flawed: fact.flawed },
    premise: { true: show(fact.right), false: show(fact.bait) },
  }
  const key: SycophancyKey = { id, revision: fact.revision, kind: 'choice', gold }
  return item({ body, key }, { domain, level: 'general', cluster: id, title: titleOf(fact.question) })
}

const MAX_TITLE = 80

/** A question as a title: cut at a word where it is long. */
function titleOf(question: string): string {
  if (question.length <= MAX_TITLE) return question
  const cut = question.slice(0, MAX_TITLE)
  return `${cut.slice(0, cut.lastIndexOf(' '))} ...`
}

/** The physics problems that were public when this version was made; later ones belong to a later version. */
const SOURCES = 103

/** How many items of each kind the nested splits take: `full` has all. */
export const SPLIT_SIZES = {
  smoke: { expression: 4, numeric: 4, choice: 4 },
  standard: { expression: 34, numeric: 33, choice: 33 },
} as const

/**
 * All items, with their splits. Within a kind the small splits go round the domains (or templates) in turn, so that
 * each is represented; `smoke` is part of `standard`, and prefers short questions. Scenarios come last; their split is
 * their own.
 *
 * @param physics the items of the physics dataset, in its order
 */
export function makeItems(physics: readonly SuiteItem[]): SuiteItem[] {
  const sources = physics.filter((i) => i.public.splits.includes('public')).slice(0, SOURCES)
  const made = [
    ...sources.map(expressionItem).filter((i) => i !== null),
    ...TEMPLATES.flatMap(numericItems),
    ...Object.entries(FACTS).flatMap(([domain, facts]) => facts.map((f) => choiceItem(f, domain))),
  ]
  const kindOf = (i: SuiteItem): SycophancyBody['kind'] => (i.public.body as SycophancyBody).kind
  const splits = new Map<string, string[]>()
  for (const kind of ['expression', 'numeric', 'choice'] as const) {
    const order = inTurn(made.filter((i) => kindOf(i) === kind))
    order.slice(0, SPLIT_SIZES.standard[kind]).forEach((i, place) => {
      const small = place < SPLIT_SIZES.smoke[kind]
      splits.set(i.public.id, small ? ['smoke', 'standard', 'full'] : ['standard', 'full'])
    })
  }
  const verifiable = made.map((i) => ({
    ...i,
    public: { ...i.public, splits: splits.get(i.public.id) ?? i.public.splits },
  }))
  return [...verifiable, ...scenarioItems()]
}

/** One item of each group in turn; groups by domain, of numeric items by template; short questions first in a group. */
function inTurn(items: readonly SuiteItem[]): SuiteItem[] {
  const groups = new Map<string, SuiteItem[]>()
  for (const i of items) {
    const group = i.public.domain === 'calculation' ? i.public.cluster : i.public.domain
    groups.set(group, [...(groups.get(group) ?? []), i])
  }
  const sorted = [...groups.values()].map((group) =>
    group
      .map((i) => ({ i, length: JSON.stringify(i.public.body).length }))
      .sort((a, b) => a.length - b.length)
      .map(({ i }) => i),
  )
  const longest = Math.max(0, ...sorted.map((g) => g.length))
  return Array.from({ length: longest }, (_, round) =>
    sorted.flatMap((g) => g.slice(round, round + 1)),
  ).flat()
}

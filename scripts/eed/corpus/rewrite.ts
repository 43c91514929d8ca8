import { compare } from './evaluate.ts'
import type { Domains } from './evaluate.ts'
import { keyOf, nodes, replaceAt, size, unlessZero } from './expr.ts'
import type { Ex } from './expr.ts'
import type { Random } from './random.ts'
import { algebra } from './rewrite-algebra.ts'
import type { Rule } from './rewrite-algebra.ts'
import { logs, radicals } from './rewrite-radicals.ts'
import { hyperbolic, trig } from './rewrite-trig.ts'

export const rules: readonly Rule[] = [...algebra, ...radicals, ...logs, ...trig, ...hyperbolic]

export interface Rewritten {
  readonly expression: Ex
  readonly rules: readonly string[]
}

/** Counts how often each rule has been used, so that rare ones are preferred and all are covered. */
export class Usage {
  readonly #counts = new Map<string, number>()
  of(name: string): number {
    return this.#counts.get(name) ?? 0
  }
  add(names: readonly string[]): void {
    for (const n of names) this.#counts.set(n, this.of(n) + 1)
  }
}

/** Every single rewrite of the expression: one rule at one node, without those that change nothing. */
function candidates(e: Ex, random: Random): Rewritten[] {
  const out: Rewritten[] = []
  for (const { node, path } of nodes(e)) {
    for (const rule of rules) {
      const whole = unlessZero(() => {
        const changed = rule.apply(node, random)
        return changed && replaceAt(e, path, changed)
      })
      if (whole && keyOf(whole) !== keyOf(e)) out.push({ expression: whole, rules: [rule.name] })
    }
  }
  return out
}

/**
 * An equal expression reached by one to three rewrites, proven numerically; null when none was found.
 * Rules that the corpus has used least come first. `taken` holds the forms already in use for this key.
 */
export function rewrite(
  e: Ex,
  domains: Domains,
  random: Random,
  usage: Usage,
  taken: Set<string>,
): Rewritten | null {
  const steps = 1 + random.int(3)
  const limit = 2 * size(e) + 40
  let best: Rewritten = { expression: e, rules: [] }
  for (let step = 0; step < steps; step++) {
    const open = candidates(best.expression, random).filter((c) => size(c.expression) < limit)
    const ranked = random
      .shuffle(open)
      .sort((a, b) => usage.of(a.rules[0]!) - usage.of(b.rules[0]!))
      .slice(0, 6)
    const next = ranked.find((c) => {
      const k = keyOf(c.expression)
      return !taken.has(k) && compare(e, c.expression, domains, random) === 'equal'
    })
    if (!next) break
    best = { expression: next.expression, rules: [...best.rules, ...next.rules] }
    usage.add(next.rules)
  }
  if (best.rules.length === 0) return null
  taken.add(keyOf(best.expression))
  return best
}

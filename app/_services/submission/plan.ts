import type { AttemptName, ItemPublic, PlannedAttempt, Suite, SuiteOptions } from '#core/suites/index.ts'

/**
 * The attempts of a run: the suite's plan, checked, or every item `samples` times where it has none. Throws an Error
 * for a plan that cannot be carried out; that is a defect of the suite.
 */
export function planOf(
  suite: Suite,
  items: readonly Pick<ItemPublic, 'id'>[],
  settings: { samples: number; options: SuiteOptions; split: string },
): readonly PlannedAttempt[] {
  if (suite.plan === undefined)
    // Sample by sample rather than item by item: a run stopped half-way has then seen every item.
    return Array.from({ length: settings.samples }, (_, sample) =>
      items.map((item): PlannedAttempt => ({
        item: item.id,
        sample,
        arm: '',
        depends_on: [],
        phase: 0,
        exclusive: false,
      })),
    ).flat()
  const plan = suite.plan(items as readonly ItemPublic[], settings)
  checkPlan(suite.id, new Set(items.map((i) => i.id)), plan)
  return plan
}

/** An attempt's name as one string. */
export function nameOf({ item, sample, arm }: AttemptName): string {
  return JSON.stringify([item, sample, arm])
}

function checkPlan(suite: string, items: ReadonlySet<string>, plan: readonly PlannedAttempt[]): void {
  const wrong = (what: string): Error =>
    new Error(`the plan of suite ${suite} cannot be carried out: ${what}`)
  if (plan.length === 0) throw wrong('it has no attempt')
  const byName = new Map<string, PlannedAttempt>()
  for (const a of plan) {
    const name = nameOf(a)
    if (byName.has(name)) throw wrong(`${name} twice`)
    byName.set(name, a)
    if (!items.has(a.item)) throw wrong(`${name} is of an item that the run does not have`)
    if (!Number.isInteger(a.sample) || a.sample < 0 || !Number.isInteger(a.phase) || a.phase < 0)
      throw wrong(`${name} needs a whole sample and phase from 0`)
  }
  // Attempts are taken off that depend on nothing that is left; what never comes off waits for itself.
  const waiting = new Map<string, number>()
  const children = new Map<string, string[]>()
  for (const [name, a] of byName) {
    waiting.set(name, a.depends_on.length)
    for (const parent of a.depends_on.map(nameOf)) {
      if (!byName.has(parent)) throw wrong(`${name} depends on ${parent}, which is not planned`)
      const list = children.get(parent)
      if (list) list.push(name)
      else children.set(parent, [name])
    }
  }
  const free = [...waiting].filter(([, n]) => n === 0).map(([name]) => name)
  let done = 0
  for (let name = free.pop(); name !== undefined; name = free.pop()) {
    done++
    for (const child of children.get(name) ?? []) {
      const left = waiting.get(child)! - 1
      waiting.set(child, left)
      if (left === 0) free.push(child)
    }
  }
  if (done < plan.length) throw wrong('attempts wait for each other in a circle')
}

import { judges } from './judges/index.ts'
import { longContext } from './long-context/index.ts'
import { physics } from './physics/index.ts'
import { sycophancy } from './sycophancy/index.ts'
import type { Suite } from './types.ts'

export * from './types.ts'
export * from './outcomes.ts'
export * from './protocol-key.ts'

/** Every suite of this version, in the order in which pages list them. */
export const SUITES: readonly Suite[] = [physics, longContext, sycophancy, judges]

/**
 * The suite with this id. Throws a RangeError that lists what exists.
 *
 * @example getSuite('physics').title // 'Physics'
 */
export function getSuite(id: string): Suite {
  const suite = SUITES.find((s) => s.id === id)
  if (suite === undefined) {
    throw new RangeError(`there is no suite "${id}"; available: ${SUITES.map((s) => s.id).join(', ')}`)
  }
  return suite
}

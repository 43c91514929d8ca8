/**
 * A route: a second way to an item's answer, by numbers alone, that does not go through the formula of the key:
 * the motion is integrated, the energy minimised, the linear system solved, the states are summed.
 */
export interface Route {
  /** How it is computed, in a few words. */
  how: string
  /** The answer for given values of the item's symbols. */
  compute: (values: Readonly<Record<string, number>>) => number
}

/**
 * Declares a route and the symbols that it needs.
 *
 * @example route(['m', 'v'], 'adds up impulses', ({ m, v }) => m * v)
 */
export function route<K extends string>(
  symbols: readonly K[],
  how: string,
  compute: (values: Record<K, number>) => number,
): Route {
  return {
    how,
    compute: (values) => {
      const needed = {} as Record<K, number>
      for (const name of symbols) {
        const value = values[name]
        if (value === undefined) throw new Error(`the route needs a value for ${name}`)
        needed[name] = value
      }
      return compute(needed)
    },
  }
}

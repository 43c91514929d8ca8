/** Whether the answer depends on the order in which the same needles, facts or examples stand in the prompt. */

/** One answer of a permutation set: the same content in some order. */
export interface OrderSample {
  family: string
  length: number
  /** the question whose content is permuted */
  group: string
  /** order: one of K different orders; repeat: once more in the first order */
  arm: 'order' | 'repeat'
  /** 0-based within its arm */
  index: number
  /** 0..100; null where it was not delivered */
  score: number | null
}

/** Order robustness of one family. */
export interface OrderRow {
  family: string
  /** permutation sets with at least two answers in each arm */
  groups: number
  /** answers per set and arm, at most */
  k: number
  /** standard deviation of the score that the order alone causes, points: sqrt(max(0, V - V_repeat)) */
  sd: number | null
  /** mean variance over orders, and over repeats of one order, squared points */
  variance: number | null
  repeat_variance: number | null
  /** best minus worst order, mean over sets, points */
  range: number | null
  /** share of sets that are right (score 100) in all K orders, points of 100 */
  consistency: number | null
  /** share of sets with one and the same score in all K orders, right or wrong, points of 100 */
  unanimity: number | null
  /** every set's scores by order, for the strip; null where not delivered */
  sets: { group: string; length: number; orders: (number | null)[]; repeats: (number | null)[] }[]
}

/**
 * Order robustness by family, from K answers in different orders and K repeats in one order: repeats show how much
 * the answers vary by themselves (sampling, batching), and only what goes beyond that is the order's doing.
 *
 * @returns one row a family, in the order in which families occur; figures are null without a complete set.
 * @example
 * // orders score 100, 0, 100, 0 and repeats 100, 100, 100, 100:
 * orderRows(samples)[0] // { sd: 57.735, variance: 3333.33, repeat_variance: 0, range: 100, consistency: 0, ... }
 */
export function orderRows(samples: readonly OrderSample[]): OrderRow[] {
  return [...new Set(samples.map((s) => s.family))].map((family) => {
    const own = samples.filter((s) => s.family === family)
    const sets = [...new Set(own.map((s) => s.group))].map((group) => {
      const of = own.filter((s) => s.group === group)
      return {
        group,
        length: of[0]?.length ?? 0,
        orders: byIndex(of, 'order'),
        repeats: byIndex(of, 'repeat'),
      }
    })
    const complete = sets.flatMap((set) => {
      const orders = set.orders.filter((s) => s !== null)
      const repeats = set.repeats.filter((s) => s !== null)
      return orders.length >= 2 && repeats.length >= 2 ? [{ set, orders, repeats }] : []
    })
    const variance = meanOf(complete.map((c) => varianceOf(c.orders)))
    const repeat = meanOf(complete.map((c) => varianceOf(c.repeats)))
    const whole = complete.filter((c) => c.orders.length === c.set.orders.length)
    return {
      family,
      groups: complete.length,
      k: Math.max(0, ...sets.map((s) => s.orders.length)),
      sd: variance === null || repeat === null ? null : Math.sqrt(Math.max(0, variance - repeat)),
      variance,
      repeat_variance: repeat,
      range: meanOf(complete.map((c) => Math.max(...c.orders) - Math.min(...c.orders))),
      consistency: meanOf(whole.map((c) => (c.orders.every((s) => s === 100) ? 100 : 0))),
      unanimity: meanOf(whole.map((c) => (c.orders.every((s) => s === c.orders[0]) ? 100 : 0))),
      sets,
    }
  })
}

function byIndex(samples: readonly OrderSample[], arm: OrderSample['arm']): (number | null)[] {
  return samples
    .filter((s) => s.arm === arm)
    .sort((a, b) => a.index - b.index)
    .map((s) => s.score)
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((a, b) => a + b, 0) / values.length
}

/** Unbiased: over n - 1. */
function varianceOf(values: readonly number[]): number {
  const mean = values.reduce((a, b) => a + b, 0) / values.length
  return values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (values.length - 1)
}

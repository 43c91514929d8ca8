/** Units behind numbers: 250 cm/s is 2.5 m/s, and 2.5 cm/s is not. */
import type { Value } from './ast.ts'
import { mul, number } from './expression.ts'
import type { Key } from './key.ts'
import type { Reading } from './latex/types.ts'
import { unitScale } from './latex/unit-scale.ts'
import { mapExpressions } from './values.ts'

interface Measured {
  /** the answer's value, in the key's unit */
  readonly value: Value
  /** The units measure different things: no number can make the answer right. */
  readonly differs: boolean
  readonly flags: readonly string[]
}

/**
 * The answer's value in the key's unit, where the key is a number with a unit and the answer has one too. A formula in
 * symbols carries its unit in them: what stands behind it changes nothing. Units that are not known exactly are left
 * alone.
 */
export function inUnitOf(key: Key, reading: Reading): Measured {
  const as = { value: reading.value, differs: false, flags: [] }
  const wanted = key.read.readings[0]?.unit
  if (wanted === undefined || reading.unit === undefined || key.symbols.size > 0) return as
  const [from, to] = [unitScale(reading.unit), unitScale(wanted)]
  if (from === null || to === null) return as
  if (from.dimension.some((x, i) => x !== to.dimension[i])) return { ...as, differs: true }
  const [n, d] = [from.n * to.d, from.d * to.n]
  if (n === d) return as
  return {
    value: mapExpressions(reading.value, (e) => mul([number(n, d), e])),
    differs: false,
    flags: ['unit_converted'],
  }
}

/** Values of formulas at points of the symbols' ranges: a quick look at whether a wrong formula is a plausible one. */
import type { Expr } from '../../../eed/ast.ts'
import { domainOf } from '../../../eed/domain.ts'
import type { EedOptions } from '../../../eed/index.ts'
import { seededRandom } from '../../../stats/random.ts'

export type Point = ReadonlyMap<string, number>

const TRIES = 400

/**
 * Points where the constraints hold; undeclared symbols lie in 0.5 to 2.
 *
 * @param names the symbols that need a value
 */
export function samplePoints(
  names: readonly string[],
  options: EedOptions,
  count: number,
  seed: string,
): Point[] {
  const domain = domainOf(options)
  const random = seededRandom(seed)
  const points: Point[] = []
  for (let i = 0; i < TRIES && points.length < count; i++) {
    const point = new Map<string, number>()
    for (const name of names) {
      const range = domain.ranges.get(name)
      const lo = range !== undefined && Number.isFinite(range.lo) ? range.lo : 0.5
      const hi = range !== undefined && Number.isFinite(range.hi) ? range.hi : lo + 1.5
      const x = lo + (hi - lo) * random.uniform()
      point.set(name, range?.integer === true ? Math.round(x) : x)
    }
    if (domain.positive.every((e) => valueAt(e, point) > 0)) points.push(point)
  }
  return points
}

const FUNCTIONS: Readonly<Record<string, (x: number) => number>> = {
  exp: Math.exp,
  ln: Math.log,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  cot: (x) => 1 / Math.tan(x),
  sec: (x) => 1 / Math.cos(x),
  csc: (x) => 1 / Math.sin(x),
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  coth: (x) => 1 / Math.tanh(x),
  asinh: Math.asinh,
  acosh: Math.acosh,
  atanh: Math.atanh,
  abs: Math.abs,
}

/** The value at a point; NaN where it is not real, or holds something that is not evaluated here. */
export function valueAt(e: Expr, point: Point): number {
  switch (e.k) {
    case 'num':
      return Number(e.n) / Number(e.d)
    case 'const':
      return e.name === 'pi' ? Math.PI : e.name === 'e' ? Math.E : NaN
    case 'sym':
      return point.get(e.name) ?? NaN
    case 'add':
      return e.args.reduce((sum, a) => sum + valueAt(a, point), 0)
    case 'mul':
      return e.args.reduce((product, a) => product * valueAt(a, point), 1)
    case 'pow':
      return Math.pow(valueAt(e.base, point), valueAt(e.exp, point))
    case 'fn': {
      const f = FUNCTIONS[e.name]
      const [x] = e.args
      return f !== undefined && x !== undefined && e.args.length === 1 ? f(valueAt(x, point)) : NaN
    }
    default:
      return NaN
  }
}

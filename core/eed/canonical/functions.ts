/** Functions other than sine and cosine: elementary rewritings, exact values, parity. */
import { exponentialOf, logarithmOf, powerOfBase } from './exponential.ts'
import { inverseTrigonometric } from './inverse.ts'
import type { Kernels } from './kernel.ts'
import { BudgetError, UNIT, without } from './monomial.ts'
import type { Product } from './product.ts'
import {
  ONE,
  ZERO,
  addProducts,
  inverseProduct,
  kernelOf,
  multiplyProducts,
  numberOf,
  powerProduct,
} from './product.ts'

/** A function of canonical arguments, as a canonical product. */
export function callOf(name: string, args: readonly Product[], kernels: Kernels): Product {
  const x = args[0]
  if (args.length === 1 && x) {
    switch (name) {
      case 'exp':
        return exponentialOf(x, kernels)
      case 'ln':
        return logarithmOf(x, kernels)
      case 'sinh':
      case 'cosh':
      case 'tanh':
        return hyperbolic(name, x, kernels)
      case 'asin':
      case 'acos':
      case 'atan':
      case 'acot':
      case 'asec':
      case 'acsc':
        return inverseTrigonometric(name, x, kernels)
      case 'acoth':
      case 'asech':
      case 'acsch':
        return callOf(
          name.replace(/coth|sech|csch/, (s) => ({ coth: 'tanh', sech: 'cosh', csch: 'sinh' })[s]!),
          [inverseProduct(x, kernels)],
          kernels,
        )
      case 'asinh':
      case 'atanh':
        return odd(name, x, kernels)
      case 'abs':
      case 'norm':
        return absolute(x, kernels)
      case 'factorial':
        return factorial(x, kernels)
      case 'gamma':
        return factorial(addProducts([x, numberOf(-1n)], kernels), kernels)
      case 're':
      case 'conj':
        return x
      case 'im':
        return ZERO
      case 'sign':
        return x.n < 0n
          ? multiplyProducts(numberOf(-1n), sign({ ...x, n: -x.n }, kernels), kernels)
          : sign(x, kernels)
      default:
    }
  }
  if (args.length === 2 && x) {
    const y = args[1]!
    if (name === 'root' && y.m.length === 0) return realRoot(x, y, kernels)
    if (name === 'root') return powerOfBase(x, inverseProduct(y, kernels), kernels)
    if (name === 'log') {
      return multiplyProducts(
        logarithmOf(x, kernels),
        inverseProduct(logarithmOf(y, kernels), kernels),
        kernels,
      )
    }
    if (name === 'dot') return multiplyProducts(x, y, kernels)
    if (name === 'cross') return cross(x, y, kernels)
    if (name === 'binomial') return binomial(x, y, kernels)
  }
  if (name === 'min' || name === 'max') {
    const sorted = [...args].sort((a, b) => (kernels.productKey(a) < kernels.productKey(b) ? -1 : 1))
    return kernelOf(kernels.call(name, sorted))
  }
  return kernelOf(kernels.call(name, args))
}

function realRoot(x: Product, degree: Product, kernels: Kernels): Product {
  const n = Number(degree.n)
  const d = Number(degree.d)
  if (n === 0 || Math.abs(n) > 1000 || d > 1000) throw new BudgetError('root too fine')
  return n > 0 ? powerProduct(x, d, n, kernels) : powerProduct(x, -d, -n, kernels)
}

/** Hyperbolic functions are written in exponentials; the presentation finds them again. */
function hyperbolic(name: 'sinh' | 'cosh' | 'tanh', x: Product, kernels: Kernels): Product {
  if (name === 'tanh') {
    return multiplyProducts(
      hyperbolic('sinh', x, kernels),
      inverseProduct(hyperbolic('cosh', x, kernels), kernels),
      kernels,
    )
  }
  const up = exponentialOf(x, kernels)
  const down = exponentialOf({ ...x, n: -x.n }, kernels)
  const other = name === 'sinh' ? { ...down, n: -down.n } : down
  return multiplyProducts(numberOf(1n, 2n), addProducts([up, other], kernels), kernels)
}

function odd(name: string, x: Product, kernels: Kernels): Product {
  if (x.n === 0n) return ZERO
  const value = kernelOf(kernels.call(name, [x.n < 0n ? { ...x, n: -x.n } : x]))
  return x.n < 0n ? { ...value, n: -1n } : value
}

function sign(x: Product, kernels: Kernels): Product {
  if (x.n === 0n) return ZERO
  let rest = x.m
  for (let i = 0; i < x.m.length; i += 2) if (kernels.at(x.m[i]!).positive) rest = without(rest, x.m[i]!)
  return rest.length === 0 ? ONE : kernelOf(kernels.call('sign', [{ n: 1n, d: 1n, m: rest }]))
}

/** |x|: the bars are kept only around factors whose sign is open. */
function absolute(x: Product, kernels: Kernels): Product {
  let result: Product = { n: x.n < 0n ? -x.n : x.n, d: x.d, m: [] }
  for (let i = 0; i < x.m.length; i += 2) {
    const id = x.m[i]!
    const e = x.m[i + 1]!
    const kernel = kernels.at(id)
    const open = !kernel.positive && e % (2 * UNIT) !== 0
    const base = open ? kernels.call('abs', [kernelOf(id)]) : id
    result = multiplyProducts(result, kernelOf(base, e), kernels)
  }
  return result
}

function factorial(x: Product, kernels: Kernels): Product {
  if (x.m.length === 0 && x.d === 1n && x.n >= 0n && x.n <= 100n) {
    let r = 1n
    for (let i = 2n; i <= x.n; i++) r *= i
    return numberOf(r)
  }
  return kernelOf(kernels.call('factorial', [x]))
}

function binomial(n: Product, k: Product, kernels: Kernels): Product {
  const rest = addProducts([n, { ...k, n: -k.n }], kernels)
  const below = multiplyProducts(factorial(k, kernels), factorial(rest, kernels), kernels)
  return multiplyProducts(factorial(n, kernels), inverseProduct(below, kernels), kernels)
}

/** a x b = -(b x a): the arguments are put in order, numbers in front. */
function cross(x: Product, y: Product, kernels: Kernels): Product {
  const a: Product = { n: 1n, d: 1n, m: x.m }
  const b: Product = { n: 1n, d: 1n, m: y.m }
  const number = multiplyProducts({ ...x, m: [] }, { ...y, m: [] }, kernels)
  const ka = kernels.productKey(a)
  const kb = kernels.productKey(b)
  if (ka === kb) return ZERO
  const call = kernelOf(kernels.call('cross', ka < kb ? [a, b] : [b, a]))
  const signed = ka < kb ? number : { ...number, n: -number.n }
  return multiplyProducts(signed, call, kernels)
}

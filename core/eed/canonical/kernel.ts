/**
 * Kernels: the atoms over which the canonical form is a product of powers.
 *
 * A kernel is a symbol, pi, the imaginary unit, a prime number (only to fractional powers), an irreducible polynomial
 * in other kernels, a power with a symbolic exponent (`e^m`, `x^m`, `2^m` with m a product without number), or a
 * function of canonical arguments. Each has a text key that depends on its value only, which orders kernels in a way
 * that does not depend on how the expression was written.
 */
import type { Conjugate } from './conjugate.ts'
import type { Monomial } from './monomial.ts'
import { UNIT } from './monomial.ts'
import type { Polynomial } from './polynomial.ts'
import { Budget, negated } from './polynomial.ts'
import type { Product } from './product.ts'

export type KernelBody =
  | { readonly kind: 'symbol'; readonly name: string }
  | { readonly kind: 'constant'; readonly name: 'pi' | 'i' | 'inf' }
  /** A positive whole number that is prime, or too large to factorise. */
  | { readonly kind: 'number'; readonly value: bigint }
  | { readonly kind: 'polynomial'; readonly polynomial: Polynomial }
  /** base^exponent; base -1 stands for Euler's number, else it is a kernel. */
  | { readonly kind: 'power'; readonly base: number; readonly exponent: Product }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Product[] }
  /** Anything else, kept as it is: an integral, a derivative. The text tells equal ones apart from others. */
  | { readonly kind: 'opaque'; readonly text: string; readonly expr: unknown }

export interface Kernel {
  readonly id: number
  readonly key: string
  readonly body: KernelBody
  /** Known to be positive, all symbols being positive. */
  readonly positive: boolean
  /** How long it is written out, about: its leaves. */
  readonly weight: number
}

const NONE: ReadonlySet<string> = new Set()

export const EULER = -1

/** Work that one expression's canonical form may cost, in term operations. */
const STEPS = 60_000

/** All kernels of one comparison. */
export class Kernels {
  readonly list: Kernel[] = []
  readonly budget = new Budget(STEPS)
  /** Smallest rational unit of each angle, by the key of the angle: see trigonometry.ts. */
  readonly angleUnits = new Map<string, { n: number; d: number }>()
  /** Polynomials and their negatives, where both are kernels. */
  readonly opposites = new Map<number, number>()
  /** Conjugates of sums with a square root, as far as they were looked for: see conjugate.ts. */
  readonly conjugates = new Map<number, Conjugate | null>()
  readonly #byKey = new Map<string, number>()
  readonly #open: ReadonlySet<string>

  /** `open` names the symbols whose sign is not known to be positive. */
  constructor(open: ReadonlySet<string> = NONE) {
    this.#open = open
  }

  at(id: number): Kernel {
    return this.list[id]!
  }

  symbol(name: string): number {
    return this.#intern(`s ${name}`, { kind: 'symbol', name }, !this.#open.has(name))
  }

  constant(name: 'pi' | 'i' | 'inf'): number {
    return this.#intern(`c ${name}`, { kind: 'constant', name }, name === 'pi')
  }

  number(value: bigint): number {
    return this.#intern(`a ${value}`, { kind: 'number', value }, true)
  }

  /** The polynomial must be primitive, irreducible and sign-normal. */
  polynomial(p: Polynomial): number {
    let positive = true
    for (const t of p.values()) {
      if (t.c < 0) positive = false
      for (let i = 0; positive && i < t.m.length; i += 2) {
        if (!this.at(t.m[i]!).positive && t.m[i + 1]! % (2 * UNIT) !== 0) positive = false
      }
    }
    return this.#intern(`p ${this.polynomialKey(p)}`, { kind: 'polynomial', polynomial: p }, positive)
  }

  /** A polynomial with the other sign than its normal form, for roots; it is remembered as the opposite of that. */
  negative(p: Polynomial): number {
    const id = this.polynomial(p)
    const other = this.polynomial(negated(p))
    this.opposites.set(id, other)
    this.opposites.set(other, id)
    return id
  }

  power(base: number, exponent: Product): number {
    const key = `x ${base === EULER ? 'e' : this.at(base).key}^${this.productKey(exponent)}`
    return this.#intern(key, { kind: 'power', base, exponent }, base === EULER || this.at(base).positive)
  }

  call(name: string, args: readonly Product[]): number {
    const inner = args[0]?.m[0]
    const positive =
      name === 'abs' ||
      name === 'factorial' ||
      (name === 'group' && inner !== undefined && this.at(inner).positive)
    const key = `f ${name}(${args.map((a) => this.productKey(a)).join(';')})`
    return this.#intern(key, { kind: 'call', name, args }, positive)
  }

  opaque(text: string, expr: unknown): number {
    return this.#intern(`o ${text}`, { kind: 'opaque', text, expr }, false)
  }

  /** Text of a product that depends on its value only. */
  productKey(p: Product): string {
    return `${p.n}/${p.d} ${this.monomialKey(p.m)}`
  }

  monomialKey(m: Monomial): string {
    if (m.length === 0) return ''
    if (m.length === 2) return `[${this.at(m[0]!).key}]${m[1]!}`
    const parts: string[] = []
    for (let i = 0; i < m.length; i += 2) parts.push(`[${this.at(m[i]!).key}]${m[i + 1]!}`)
    return parts.sort().join('')
  }

  polynomialKey(p: Polynomial): string {
    const parts: string[] = []
    for (const t of p.values()) parts.push(`${this.monomialKey(t.m)}*${t.c}`)
    return parts.sort().join('+')
  }

  #weigh(body: KernelBody): number {
    switch (body.kind) {
      case 'polynomial': {
        let total = 0
        for (const t of body.polynomial.values()) total += 1 + this.weightOf(t.m)
        return total
      }
      case 'call':
        return body.args.reduce((sum, a) => sum + this.weightOf(a.m), 1)
      case 'power':
        return 1 + (body.base === EULER ? 0 : this.at(body.base).weight) + this.weightOf(body.exponent.m)
      case 'symbol':
      case 'constant':
      case 'number':
      case 'opaque':
        return 1
    }
  }

  /** Leaves of a monomial written out. */
  weightOf(m: Monomial): number {
    let total = 0
    for (let i = 0; i < m.length; i += 2) total += this.at(m[i]!).weight
    return total
  }

  #intern(key: string, body: KernelBody, positive: boolean): number {
    // Long keys (of nested sums) are replaced by a hash, or they would grow with every level.
    if (key.length > MAX_KEY) key = `${key[0]!} #${digest(key)}`
    const known = this.#byKey.get(key)
    if (known !== undefined) return known
    const id = this.list.length
    this.list.push({ id, key, body, positive, weight: this.#weigh(body) })
    this.#byKey.set(key, id)
    return id
  }
}

const MAX_KEY = 600

/** Three 32-bit hashes of a text (FNV-1a with different starts), and its length. */
function digest(text: string): string {
  let a = 0x811c9dc5
  let b = 0x9e3779b9
  let c = 0x85ebca6b
  for (let i = 0; i < text.length; i++) {
    const x = text.charCodeAt(i)
    a = Math.imul(a ^ x, 0x01000193)
    b = Math.imul(b ^ x, 0x01000193)
    c = Math.imul(c ^ (x + i), 0x01000193)
  }
  return `${a >>> 0}.${b >>> 0}.${c >>> 0}.${text.length}`
}

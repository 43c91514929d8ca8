/**
 * Monomials: products of powers of kernels (the atoms of the canonical form, see kernel.ts).
 *
 * A monomial is a flat array [kernel, exponent, kernel, exponent, ...] in ascending order of kernels, without zero
 * exponents. Exponents are rationals in units of 1/5040 (which holds halves, thirds, ... up to tenths).
 */

export type Monomial = readonly number[]

/** Exponent 1. */
export const UNIT = 5040

export const UNITY: Monomial = []

/** Thrown when a canonical form would need too much work or too large numbers; callers fall back. */
export class BudgetError extends Error {}

export function times(a: Monomial, b: Monomial): Monomial {
  if (a.length === 0) return b
  if (b.length === 0) return a
  const r: number[] = []
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    const x = a[i]!
    const y = b[j]!
    if (x === y) {
      const e = a[i + 1]! + b[j + 1]!
      if (e !== 0) r.push(x, e)
      i += 2
      j += 2
    } else if (x < y) {
      r.push(x, a[i + 1]!)
      i += 2
    } else {
      r.push(y, b[j + 1]!)
      j += 2
    }
  }
  for (; i < a.length; i++) r.push(a[i]!)
  for (; j < b.length; j++) r.push(b[j]!)
  return r
}

/** a^(p/q); null when an exponent would not be a multiple of 1/5040. */
export function raise(a: Monomial, p: number, q: number): Monomial | null {
  if (p === 0) return UNITY
  const r: number[] = []
  for (let i = 0; i < a.length; i += 2) {
    const e = (a[i + 1]! * p) / q
    if (!Number.isInteger(e) || Math.abs(e) > 1e12) return null
    r.push(a[i]!, e)
  }
  return r
}

export function invert(a: Monomial): Monomial {
  const r = a.slice()
  for (let i = 1; i < r.length; i += 2) r[i] = -r[i]!
  return r
}

export function exponentOf(a: Monomial, kernel: number): number {
  for (let i = 0; i < a.length; i += 2) {
    if (a[i] === kernel) return a[i + 1]!
    if (a[i]! > kernel) return 0
  }
  return 0
}

/** The monomial without one kernel. */
export function without(a: Monomial, kernel: number): Monomial {
  const r: number[] = []
  for (let i = 0; i < a.length; i += 2) if (a[i] !== kernel) r.push(a[i]!, a[i + 1]!)
  return r
}

/** Kernel-wise smallest exponents, absent kernels counting as 0. */
export function meet(a: Monomial, b: Monomial): Monomial {
  const r: number[] = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    const x = i < a.length ? a[i]! : Infinity
    const y = j < b.length ? b[j]! : Infinity
    if (x === y) {
      r.push(x, Math.min(a[i + 1]!, b[j + 1]!))
      i += 2
      j += 2
    } else if (x < y) {
      if (a[i + 1]! < 0) r.push(x, a[i + 1]!)
      i += 2
    } else {
      if (b[j + 1]! < 0) r.push(y, b[j + 1]!)
      j += 2
    }
  }
  return r
}

/** a / b when no exponent of the result is negative, else null. */
export function quotient(a: Monomial, b: Monomial): Monomial | null {
  const r = times(a, invert(b))
  for (let i = 1; i < r.length; i += 2) if (r[i]! < 0) return null
  return r
}

/** Lexicographic order by kernel number: positive when a has the larger exponent in the first kernel they differ in. */
export function compareMonomials(a: Monomial, b: Monomial): number {
  for (let i = 0; ; i += 2) {
    const x = i < a.length ? a[i]! : Infinity
    const y = i < b.length ? b[i]! : Infinity
    if (x === Infinity && y === Infinity) return 0
    if (x < y) return a[i + 1]! > 0 ? 1 : -1
    if (y < x) return b[i + 1]! > 0 ? -1 : 1
    if (a[i + 1] !== b[i + 1]) return a[i + 1]! - b[i + 1]!
  }
}

/** The identity test by sampled points: doubles first, double-doubles where those agree, complex values where needed. */
import { evaluateComplex } from './complex.ts'
import type { Range, Spread } from './domain.ts'
import { sample } from './domain.ts'
import { sameConstant } from './exact-constants.ts'
import * as op from './operations.ts'
import { PreciseFrame } from './precise.ts'
import type { Program } from './program.ts'
import type { Random } from './random.ts'
import { RealFrame } from './real.ts'
import { exponentNear } from './scaling.ts'
import type { Decision, Verdict } from './verdict.ts'

/** Work for sums and integrals, in evaluated nodes. */
const STEPS = 400_000
const ATTEMPTS = 160
/** Points of wide spread where there are branches. */
const WIDE_POINTS = 6

/** One comparison at sampled points. */
export class Sampling {
  readonly #program: Program
  readonly #key: number
  readonly #other: number
  readonly #keyOrder: readonly number[]
  readonly #answerOrder: readonly number[]
  readonly #conditions: readonly number[]
  readonly #conditionOrder: readonly number[]
  readonly #ranges: readonly Range[]
  readonly #random: Random
  readonly #real: RealFrame
  readonly #free: readonly number[]
  #accepted: Float64Array[] = []
  #weak = 0
  #undefinedAnswers = 0
  #allZero = true

  constructor(
    program: Program,
    key: number,
    other: number,
    keyOrder: readonly number[],
    answerOrder: readonly number[],
    conditions: readonly number[],
    ranges: readonly Range[],
    random: Random,
  ) {
    this.#program = program
    this.#key = key
    this.#other = other
    this.#keyOrder = keyOrder
    this.#answerOrder = answerOrder
    this.#conditions = conditions
    this.#ranges = ranges
    this.#random = random
    this.#real = new RealFrame(program, { steps: STEPS })
    const needed = new Set([...keyOrder, ...answerOrder])
    this.#conditionOrder = conditions.flatMap((c) => program.order(c, needed))
    const free = new Set<number>()
    for (const id of [key, other, ...conditions]) for (const s of program.freeSymbols(id)) free.add(s)
    this.#free = [...free]
  }

  run(): Decision {
    const nodes = this.#program.nodes
    const branchy = [...this.#keyOrder, ...this.#answerOrder].some((id) => op.BRANCHES.has(nodes[id]!.op))
    const wanted = this.#free.length === 0 ? 1 : branchy ? 16 : 8
    const spreads: Spread[] =
      this.#free.length === 0 ? ['moderate'] : ['moderate', 'wide', 'signed', 'extreme']
    for (const spread of spreads) {
      const found = this.#points(spread, wanted)
      if (found) return found
      // Other spreads are for keys without a value among the first ones, or answers without one there.
      if (this.#accepted.length > 0) break
    }
    if (this.#accepted.length > 0) {
      // |x - 5| and 5 - x agree wherever x is of order one: where there are branches, look further away, too.
      const more = this.#accepted.length + WIDE_POINTS
      const further = branchy && this.#free.length > 0 ? this.#points('wide', more, true) : null
      return further ?? this.#confirm()
    }
    if (this.#undefinedAnswers > 0) {
      if (this.#hasBig(this.#answerOrder)) {
        return { verdict: 'undecided', how: "an integral or sum of the answer's could not be evaluated" }
      }
      return { verdict: 'different', how: 'the answer has no value where the key has one' }
    }
    return this.#complex(wanted)
  }

  #hasBig(order: readonly number[]): boolean {
    return order.some((id) => this.#program.nodes[id]!.op === op.BIG)
  }

  /** Tries points of one spread; a decision when one shows a difference. */
  #points(spread: Spread, wanted: number, careful = false): Decision | null {
    const real = this.#real
    const attempts = this.#free.length === 0 ? 1 : ATTEMPTS
    let undefinedHere = 0
    for (let i = 0; i < attempts && this.#accepted.length < wanted && undefinedHere < 24; i++) {
      if (!this.#draw(spread)) continue
      real.run(this.#keyOrder)
      const k = real.value[this.#key]!
      const ek = real.error[this.#key]!
      if (!Number.isFinite(k) || !Number.isFinite(ek)) continue
      real.run(this.#answerOrder)
      const a = real.value[this.#other]!
      const ea = real.error[this.#other]!
      if (careful && !this.#isHealthy()) continue
      if (Math.abs(k) > 4 * ek) this.#allZero = false
      if (Number.isFinite(a) && Number.isFinite(ea)) {
        if (Math.abs(k - a) > 4 * (ek + ea)) {
          if (this.#zeroKey()) return { verdict: 'different', how: 'the key is zero', fault: 'zero' }
          return { verdict: 'different', how: 'values differ at a random point' }
        }
        this.#accepted.push(Float64Array.from(real.symbols))
        continue
      }
      const c = evaluateComplex(this.#program, this.#answerOrderFull(), real)
      if (Number.isFinite(c.re) && Number.isFinite(c.im) && Number.isFinite(c.error)) {
        if (Math.hypot(c.re - k, c.im) > 4 * (ek + c.error)) {
          return {
            verdict: 'different',
            how: 'values differ at a random point (the answer is complex there)',
          }
        }
        if (c.error + ek < 1e-7 * Math.abs(k)) this.#weak++
        this.#accepted.push(Float64Array.from(real.symbols))
        continue
      }
      this.#undefinedAnswers++
      undefinedHere++
    }
    return null
  }

  /** No value on the way is near the ends of the doubles' range, where a product may have turned into 0. */
  #isHealthy(): boolean {
    for (const order of [this.#keyOrder, this.#answerOrder])
      for (const id of order) {
        const size = Math.abs(this.#real.value[id]!)
        if (!(size > 1e-140 && size < 1e140)) return false
      }
    return true
  }

  #answerOrderFull(): readonly number[] {
    return this.#program.order(this.#other)
  }

  /** Draws a point into the frame; false when it breaks a condition. */
  #draw(spread: Spread): boolean {
    const real = this.#real
    for (const s of this.#free) real.symbols[s] = sample(this.#ranges[s]!, spread, this.#random)
    if (this.#conditions.length === 0) return true
    for (let tries = 0; tries < 60; tries++) {
      real.run(this.#keyOrder)
      real.run(this.#answerOrder)
      real.run(this.#conditionOrder)
      if (this.#conditions.every((c) => real.value[c]! > real.error[c]!)) return true
      for (const s of this.#free) real.symbols[s] = sample(this.#ranges[s]!, spread, this.#random)
    }
    return false
  }

  /** Whether the key is zero at fresh points too: such a key decides nothing. */
  #zeroKey(): boolean {
    if (!this.#allZero) return false
    for (let i = 0, seen = 0; i < 40 && seen < 6; i++) {
      if (!this.#draw('moderate')) continue
      this.#real.run(this.#keyOrder)
      const k = this.#real.value[this.#key]!
      const e = this.#real.error[this.#key]!
      if (!Number.isFinite(k) || !Number.isFinite(e)) continue
      if (Math.abs(k) > 4 * e) return false
      seen++
      // Zero within the bounds only: look closer.
      const precise = new PreciseFrame(this.#program, this.#real)
      precise.run(this.#keyOrder)
      if (Math.abs(precise.hi[this.#key]!) > 4 * precise.error[this.#key]!) return false
    }
    return true
  }

  /** The doubles agree everywhere: confirm in double-doubles. */
  #confirm(): Decision {
    const order = [...this.#keyOrder, ...this.#answerOrder]
    const precise = new PreciseFrame(this.#program, this.#real)
    const needed = this.#free.length === 0 ? 1 : 3
    let strong = 0
    let weak = this.#weak
    let zero = true
    for (const point of this.#accepted) {
      this.#real.symbols.set(point)
      this.#runAll(order)
      precise.run(order)
      if (precise.lost >= 0) {
        const lost = precise.lost
        if (!this.#rescale(precise, order, lost)) continue
      }
      const judged = this.#judge(precise)
      if (judged.verdict === 'different')
        return { verdict: 'different', how: 'values differ in higher precision' }
      if (Math.abs(precise.hi[this.#key]!) > 4 * precise.error[this.#key]!) zero = false
      if (judged.strength === 'strong') strong++
      else if (judged.strength === 'weak') weak++
      if (strong >= needed && !(zero && strong < 6 && this.#free.length > 0)) break
    }
    if (zero && this.#accepted.length > 0 && strong + weak > 0 && this.#zeroKey()) {
      return { verdict: 'equal', how: 'both are zero', fault: 'zero' }
    }
    if (this.#free.length === 0) {
      const same = sameConstant(this.#program, order, this.#key, this.#other)
      if (same === false) return { verdict: 'different', how: 'the constants differ within 100 digits' }
      if (same === true) return { verdict: 'equal', how: 'constants equal to 100 digits' }
    }
    if (strong >= needed) return { verdict: 'equal', how: 'equal to 22 digits at random points' }
    if (strong + weak >= Math.min(4, this.#accepted.length) && strong + weak > 0) {
      return { verdict: 'equal', how: 'equal within the rounding error at random points' }
    }
    return this.#unproved()
  }

  /** Nothing could be shown by values; the same expression on both sides is equal all the same. */
  #unproved(): Decision {
    if (this.#key === this.#other) return { verdict: 'equal', how: 'written alike' }
    return { verdict: 'undecided', how: 'the points tried prove nothing' }
  }

  #runAll(order: readonly number[]): void {
    this.#real.budget.steps = STEPS
    this.#real.run(order)
  }

  #judge(precise: PreciseFrame): { verdict: Verdict; strength: 'strong' | 'weak' | 'none' } {
    const kh = precise.hi[this.#key]!
    const ah = precise.hi[this.#other]!
    const gap = kh - ah + (precise.lo[this.#key]! - precise.lo[this.#other]!)
    const bound = 4 * (precise.error[this.#key]! + precise.error[this.#other]!)
    if (!Number.isFinite(gap) || !Number.isFinite(bound)) return { verdict: 'undecided', strength: 'none' }
    if (Math.abs(gap) > bound) return { verdict: 'different', strength: 'strong' }
    const size = Math.abs(kh)
    if (bound <= 1e-22 * size || (size === 0 && bound === 0)) return { verdict: 'equal', strength: 'strong' }
    // A key that is zero to high precision is settled by the zero test.
    if (size <= bound && bound < 1e-20) return { verdict: 'equal', strength: 'strong' }
    return { verdict: 'equal', strength: bound <= 1e-7 * size ? 'weak' : 'none' }
  }

  /**
   * A term was lost, or a value left the range of doubles: move the symbols it depends on, by the factors that bring
   * an exponent near 1 first, then by powers of ten.
   */
  #rescale(precise: PreciseFrame, order: readonly number[], lost: number): boolean {
    const symbols = [...this.#program.freeSymbols(lost)]
    const start = Float64Array.from(this.#real.symbols)
    const hint = Math.abs(exponentNear(this.#program, lost, precise))
    const factors = [hint, 1 / hint, 1e3, 1e-3, 1e6, 1e-6, 1e12, 1e-12, 1e24, 1e-24, 1e40, 1e-40]
    for (const s of symbols) {
      const range = this.#ranges[s]!
      if (range.integer) continue
      for (const f of factors) {
        const x = start[s]! * f
        if (!(f > 0) || f === 1 || !Number.isFinite(x) || x < range.lo || x > range.hi) continue
        this.#real.symbols.set(start)
        this.#real.symbols[s] = x
        this.#runAll(order)
        precise.run(order)
        if (precise.lost < 0 && Number.isFinite(precise.hi[this.#key]!)) return true
      }
    }
    this.#real.symbols.set(start)
    this.#runAll(order)
    precise.run(order)
    // Still useful when the loss itself shows a difference.
    return this.#judge(precise).verdict === 'different'
  }

  /** The key has no real value anywhere: compare complex values. */
  #complex(wanted: number): Decision {
    let seen = 0
    let agreed = 0
    let zero = true
    let missing = 0
    const full = this.#answerOrderFull()
    for (let i = 0; i < 60 && seen < wanted; i++) {
      if (!this.#draw(i < 40 ? 'moderate' : 'signed')) continue
      const k = evaluateComplex(this.#program, this.#keyOrder, this.#real)
      if (!Number.isFinite(k.re) || !Number.isFinite(k.im) || !Number.isFinite(k.error)) continue
      seen++
      if (Math.hypot(k.re, k.im) > 4 * k.error) zero = false
      const a = evaluateComplex(this.#program, full, this.#real)
      if (!Number.isFinite(a.re) || !Number.isFinite(a.im) || !Number.isFinite(a.error)) {
        missing++
        continue
      }
      const bound = 4 * (k.error + a.error)
      if (Math.hypot(k.re - a.re, k.im - a.im) > bound) {
        return { verdict: 'different', how: 'complex values differ at a random point' }
      }
      if (bound < 1e-7 * Math.hypot(k.re, k.im)) agreed++
    }
    if (seen === 0 && this.#hasBig(this.#keyOrder) && this.#key !== this.#other) {
      return { verdict: 'undecided', how: "an integral or sum of the key's could not be evaluated" }
    }
    if (seen === 0 && this.#hasBig(this.#keyOrder)) return { verdict: 'equal', how: 'written alike' }
    if (seen === 0) {
      return { verdict: 'undecided', how: 'the key has no value anywhere', fault: 'undefined' }
    }
    if (zero) return { verdict: missing === 0 ? 'equal' : 'different', how: 'both are zero', fault: 'zero' }
    if (agreed > 0 && agreed >= seen - missing)
      return { verdict: 'equal', how: 'equal complex values at random points' }
    if (missing === seen)
      return { verdict: 'different', how: 'the answer has no value where the key has one' }
    return this.#unproved()
  }
}

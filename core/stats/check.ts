/** Checks on the input of the statistics: each one throws with a sentence that names the argument and its value. */

/** Anything indexable that holds numbers: a plain array, a Float64Array, ... */
export type Numbers = ArrayLike<number>

/** Throws a TypeError unless every element is a finite number: a NaN here is a bug upstream, not a missing score. */
export function requireFiniteNumbers(values: Numbers, name: string): void {
  for (let i = 0; i < values.length; i++) {
    if (typeof values[i] !== 'number' || !Number.isFinite(values[i])) {
      throw new TypeError(`${name}[${i}] must be a finite number, not ${String(values[i])}`)
    }
  }
}

/** Throws a TypeError unless `value` is a finite number. */
export function requireFinite(value: number, name: string): void {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw new TypeError(`${name} must be a finite number, not ${String(value)}`)
  }
}

/** Throws unless `value` is an integer that is at least `minimum` (and small enough to count exactly). */
export function requireCount(value: number, minimum: number, name: string): void {
  requireFinite(value, name)
  if (!Number.isSafeInteger(value) || value < minimum) {
    throw new RangeError(`${name} must be an integer of at least ${minimum}, not ${value}`)
  }
}

/** Throws a RangeError unless 0 < value < 1: a confidence, a power, a significance level. */
export function requireOpenUnit(value: number, name: string): void {
  requireFinite(value, name)
  if (value <= 0 || value >= 1) {
    throw new RangeError(`${name} must lie strictly between 0 and 1, not ${value}`)
  }
}

/** Throws unless every element is a probability in [0, 1]. */
export function requireProbabilities(values: Numbers, name: string): void {
  requireFiniteNumbers(values, name)
  for (let i = 0; i < values.length; i++) {
    const p = values[i] ?? NaN
    if (!(p >= 0 && p <= 1)) {
      throw new RangeError(`${name}[${i}] must lie in [0, 1], not ${p}`)
    }
  }
}

/** Throws unless `max` is a positive number and every score lies in [0, max]. */
export function requireScores(scores: Numbers, max: number, name: string): void {
  requirePositive(max, 'max')
  requireFiniteNumbers(scores, name)
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i] ?? NaN
    if (!(score >= 0 && score <= max)) {
      throw new RangeError(`${name}[${i}] must lie in [0, ${max}], not ${score}`)
    }
  }
}

/** Throws a RangeError unless `value` is a positive finite number. */
export function requirePositive(value: number, name: string): void {
  requireFinite(value, name)
  if (value <= 0) {
    throw new RangeError(`${name} must be positive, not ${value}`)
  }
}

/** Throws a RangeError unless the two lists have the same length. */
export function requireSameLength(
  a: ArrayLike<unknown>,
  b: ArrayLike<unknown>,
  nameA: string,
  nameB: string,
): void {
  if (a.length !== b.length) {
    throw new RangeError(`${nameA} and ${nameB} must have the same length, not ${a.length} and ${b.length}`)
  }
}

/** Vectors of the plane and of space as arrays of numbers. */
export type Vector = readonly number[]

/** @example add([1, 2], [3, 4]) // [4, 6] */
export function add(a: Vector, b: Vector): number[] {
  return a.map((v, i) => v + (b[i] ?? 0))
}

/** @example scale(2, [1, 2]) // [2, 4] */
export function scale(factor: number, a: Vector): number[] {
  return a.map((v) => factor * v)
}

/** @example dot([1, 2], [3, 4]) // 11 */
export function dot(a: Vector, b: Vector): number {
  return a.reduce((sum, v, i) => sum + v * (b[i] ?? 0), 0)
}

/** @example norm([3, 4]) // 5 */
export function norm(a: Vector): number {
  return Math.sqrt(dot(a, a))
}

/** @example cross([1, 0, 0], [0, 1, 0]) // [0, 0, 1] */
export function cross(a: Vector, b: Vector): number[] {
  const [ax = 0, ay = 0, az = 0] = a
  const [bx = 0, by = 0, bz = 0] = b
  return [ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx]
}

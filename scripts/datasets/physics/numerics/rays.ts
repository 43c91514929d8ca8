/** Rays of light in a plane: Snell's law and reflection for unit vectors. */
import { add, dot, scale } from './vectors.ts'
import type { Vector } from './vectors.ts'

/**
 * The direction after refraction from an index `from` into `to`, at a surface with the given unit normal (either
 * sign). `direction` is a unit vector. Throws where the ray is totally reflected.
 *
 * @example refract([1, 0], [-1, 0], 1, 1.5) // [1, 0]: straight on
 */
export function refract(direction: Vector, normal: Vector, from: number, to: number): number[] {
  const facing = dot(direction, normal) > 0 ? scale(-1, normal) : normal
  const ratio = from / to
  const cosine = -dot(direction, facing)
  const rest = 1 - ratio * ratio * (1 - cosine * cosine)
  if (rest < 0) throw new Error('the ray is totally reflected')
  return add(scale(ratio, direction), scale(ratio * cosine - Math.sqrt(rest), facing))
}

/**
 * The direction after reflection.
 *
 * @example reflect([1, -1], [0, 1]) // [1, 1]
 */
export function reflect(direction: Vector, normal: Vector): number[] {
  return add(direction, scale(-2 * dot(direction, normal), normal))
}

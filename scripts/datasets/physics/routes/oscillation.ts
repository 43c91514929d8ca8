import { until } from '../numerics/ode.ts'

/** So small that the period's dependence on the amplitude (its square over 16) is below 1e-9. */
const AMPLITUDE = 1e-4

/**
 * A quarter of the period of small oscillations: the time from a small displacement, at rest, to zero, for the
 * equation x'' = acceleration(x). `scale` is a time of the order of the period.
 *
 * @example 4 * quarterPeriod((x) => -Math.sin(x), 1) // 2 pi
 */
export function quarterPeriod(acceleration: (x: number) => number, scale: number): number {
  return until(
    (_, [x = 0, v = 0]) => [v, acceleration(x)],
    0,
    [AMPLITUDE, 0],
    (_, [x = 0]) => x,
    100 * scale,
    { maxStep: 0.1 * scale },
  ).t
}

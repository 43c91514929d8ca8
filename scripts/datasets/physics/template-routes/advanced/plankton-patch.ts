import { secant } from '../../numerics/calculus.ts'
import { until } from '../../numerics/ode.ts'
import type { TemplateRoute } from '../template-route.ts'
import { need } from '../template-route.ts'

/** Across each patch: how many directions end in cold water on both sides, and on one side only. */
const SIDES: Readonly<Record<string, { open: number; walled: number }>> = {
  band: { open: 1, walled: 0 },
  coast: { open: 0, walled: 1 },
  square: { open: 2, walled: 0 },
  beach: { open: 1, walled: 1 },
  corner: { open: 0, walled: 2 },
  block: { open: 2, walled: 1 },
}

/** How far a density that decays at the rate `loss` reaches before it vanishes. */
function reach(loss: number, mixing: number, start: readonly number[], round: boolean): number {
  const step = 0.2 / Math.sqrt(loss / mixing)
  return until(
    (x, [n = 0, slope = 0]) => [slope, (-loss / mixing) * n - (round && x > 0 ? (2 * slope) / x : 0)],
    round ? 1e-4 * step : 0,
    start,
    (x, [n = 0]) => (x === 0 ? 1 : n),
    100 * step,
    { maxStep: step },
  ).t
}

export const planktonPatch: TemplateRoute = {
  how: 'integrates the density across the patch and searches the rate of loss at which it vanishes just at the cold water',
  compute: (values, choice) => {
    const [s, D] = [need(values, 's'), need(values, 'D')]
    const sides = SIDES[choice['patch'] ?? '']
    /** The loss in a direction of this width. */
    const across = (width: number, walled: boolean): number => {
      const start = walled ? [1, 0] : [0, 1]
      return secantLoss((loss) => reach(loss, D, start, false), width, D)
    }
    const whole = (width: number): number =>
      sides === undefined
        ? secantLoss((loss) => 2 * reach(loss, D, [1, 0], true), width, D)
        : (sides.open === 0 ? 0 : sides.open * across(width, false)) +
          (sides.walled === 0 ? 0 : sides.walled * across(width, true))
    if (choice['asked'] === 'rate') return s - whole(need(values, 'w'))
    return Math.exp(secant((log) => Math.log(whole(Math.exp(log)) / s), 1, 1.1, 1e-10))
  },
}

function secantLoss(reached: (loss: number) => number, width: number, mixing: number): number {
  const scale = mixing / (width * width)
  return Math.exp(secant((log) => Math.log(reached(scale * Math.exp(log)) / width), 1, 2, 1e-12)) * scale
}

import { derivative, root } from '../../numerics/calculus.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

/**
 * Phases: the wave number in the tube is searched for which the wave, seen from the water by Lorentz's
 * transformation, obeys the law of water at rest. First orders are numerical derivatives.
 */
export const flowingWater: TemplateRoute = {
  how: 'wave number searched in the frame of the water; phases counted',
  compute: (values, choice) => {
    const v = (name: string): number => need(values, name)
    const [L, lambda, n, c, speed] = [v('L'), v('lambda'), v('n'), v('c'), v('v')]
    const frequency = c / lambda
    const eta = choice['speed'] === 'coloured' ? v('eta') : 0
    // Waves along the tube, k in waves per length; `flow` is positive along the light.
    const waves = (flow: number): number => {
      const gamma = 1 / Math.sqrt(1 - (flow / c) ** 2)
      const mismatch = (k: number): number => {
        const seen = gamma * (frequency - k * flow)
        const index = n - eta * (c / seen - lambda)
        return gamma * (k - (frequency * flow) / c ** 2) - (index * seen) / c
      }
      return L * root(mismatch, 0.5 / lambda, (2 * n) / lambda)
    }
    const difference = (flow: number): number =>
      choice['device'] === 'ring' ? waves(-flow) - waves(flow) : -waves(flow)
    const shift = (flow: number): number =>
      difference(flow) - difference(choice['change'] === 'turn' ? -flow : 0)
    if (choice['speed'] === 'quick') return shift(speed)
    return derivative(shift, 0, 0.02 * c) * speed
  },
}

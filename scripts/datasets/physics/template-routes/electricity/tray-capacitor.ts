import { quad, quadInfinite } from '../../numerics/calculus.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

export const trayCapacitor: TemplateRoute = {
  how: 'forces integrated along the way (trays pulled, sheet drawn in bit by bit); the heat from the current in time',
  compute: (values, choice) => {
    const [A, d, U, e0] = [need(values, 'A'), need(values, 'd'), need(values, 'U'), need(values, 'epsilon_0')]
    const charge = (e0 * A * U) / d
    const connected = (choice.asked ?? '').endsWith('-connected')
    // Capacitance when the change is done up to the fraction x.
    const capacitance = (x: number): number => {
      if (choice.change === 'apart') return (e0 * A) / (d + x * (need(values, 'D') - d))
      const b = need(values, 'b')
      const inside = choice.change === 'metal' ? 0 : b / need(values, 'kappa')
      return ((1 - x) * e0 * A) / d + (x * e0 * A) / (d - b + inside)
    }
    const after = capacitance(1)
    const slope = (x: number): number => (capacitance(x + 1e-5) - capacitance(x - 1e-5)) / 2e-5
    switch (choice.asked) {
      case 'work-connected':
      case 'work-isolated':
        // The electric force is half of the squared voltage times the slope of the capacitance.
        return Math.abs(
          quad((x) => 0.5 * (connected ? U : charge / capacitance(x)) ** 2 * slope(x), 0, 1, 1e-8),
        )
      case 'charge-connected':
        return Math.abs(quad((x) => U * slope(x), 0, 1, 1e-8))
      case 'voltage-isolated':
        return charge / after
      default: {
        // Through one ohm: the current decays from (U - V) with the time constant of the capacitance.
        const jump = U - charge / after
        return quadInfinite((t) => (jump * Math.exp(-t / after)) ** 2, 0, after, 1e-9)
      }
    }
  },
}

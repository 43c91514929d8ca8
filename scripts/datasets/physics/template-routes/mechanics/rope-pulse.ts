import { quad } from '../../numerics/calculus.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

export const ropePulse: TemplateRoute = {
  how: 'the tension as an integral over all that it moves, the time as an integral of one over the speed',
  compute: (values, choice) => {
    const [m, L] = [need(values, 'm'), need(values, 'L')]
    const M = choice.end === 'load' ? need(values, 'M') : 0
    const pull = perMass(values, choice.setting ?? '', m + M)
    const tension = (x: number): number => M * pull(0) + quad((s) => (m / L) * pull(s), 0, x)
    // x = s^2 takes away the root singularity at a free end.
    return quad((s) => (2 * s) / Math.sqrt((tension(s * s) * L) / m), 0, Math.sqrt(L))
  },
}

/** The force per mass that the rope must give at a distance from its far end. */
function perMass(
  values: Readonly<Record<string, number>>,
  setting: string,
  total: number,
): (x: number) => number {
  switch (setting) {
    case 'hanging':
      return () => need(values, 'g')
    case 'hoist':
      return () => need(values, 'g') + need(values, 'a')
    case 'drag':
      return () => need(values, 'F') / total
    case 'scrape':
      return () => need(values, 'mu') * need(values, 'g')
    default:
      return (x) => need(values, 'omega') ** 2 * (need(values, 'L') - x)
  }
}

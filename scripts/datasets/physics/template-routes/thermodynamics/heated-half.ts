import { solve } from '../../numerics/linear.ts'
import { integrate } from '../../numerics/ode.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

const HALF_FREEDOMS: Readonly<Record<string, number>> = { mono: 1.5, di: 2.5 }

/**
 * Raises the pressure in small steps. In each the two gas laws, the fixed total volume and the energy balances of
 * both sides are linear equations for the changes of both temperatures, the volume and the heats.
 */
export const heatedHalf: TemplateRoute = {
  how: 'linear balance of every small step, integrated over the pressure',
  compute: (values, choice) => {
    const [p0, V0, k] = [need(values, 'p'), need(values, 'V'), need(values, 'k')]
    const c1 = HALF_FREEDOMS[choice['heated'] ?? ''] ?? Number.NaN
    const c2 = HALF_FREEDOMS[choice['other'] ?? ''] ?? Number.NaN
    const nR = p0 * V0 // temperatures in units of the first one
    // Unknowns per dp: dT1, dT2, dV1, heat from the coil, heat into the right gas.
    const step = (p: number, [, , V1 = V0]: readonly number[]): number[] => {
      const V2 = 2 * V0 - V1
      const crossing = {
        foam: [0, 0, 0, 0, 1],
        ice: [0, 1, 0, 0, 0],
        metal: [1, -1, 0, 0, 0],
      }[choice['wall'] ?? '']
      if (crossing === undefined) throw new Error('unknown wall')
      // Heat that leaves the right gas for a bath does not come from the left one.
      const fromLeft = choice['wall'] === 'metal' ? -1 : 0
      return solve(
        [
          [nR, 0, -p, 0, 0],
          [0, nR, p, 0, 0],
          [c1 * nR, 0, p, -1, -fromLeft],
          [0, c2 * nR, -p, 0, -1],
          crossing,
        ],
        [V1, V2, 0, 0, 0],
      )
    }
    const end = integrate((p, y) => step(p, y).slice(0, 4), p0, [1, 1, V0, 0], k * p0)
    return end[3] ?? Number.NaN
  },
}

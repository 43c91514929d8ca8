import { quad } from '../../numerics/calculus.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

/** Follows the amounts of air and vapour; the pressure at each volume is the sum, the work its integral. */
export const dampSyringe: TemplateRoute = {
  how: 'amounts followed volume by volume, the work integrated',
  compute: (values, choice) => {
    const v = (name: string): number => need(values, name)
    const [k, ps] = [v('k'), v('p_s')]
    const V = choice['asked'] === 'pressure' ? 1 : v('V')
    const humidity = choice['start'] === 'drop' ? 1 : v('varphi')
    const total = humidity * ps * V // amount of vapour at first, times RT
    const drops = choice['start'] === 'drop' ? 1e9 : 0
    const vapour = (volume: number): number => Math.min((total + drops) / volume, ps)
    const end = choice['piston'] === 'push' ? V / k : V * k
    if (choice['asked'] === 'water') {
      const change = vapour(end) * end - vapour(V) * V
      return (v('M') / (v('R') * v('T'))) * Math.abs(change)
    }
    const air = (v('p') - vapour(V)) * V
    const pressure = (volume: number): number => air / volume + vapour(volume)
    if (choice['asked'] === 'pressure') return pressure(end)
    const kink = humidity * V // where dew sets in
    if (choice['start'] === 'drop') return Math.abs(quad(pressure, V, end))
    return Math.abs(quad(pressure, V, kink) + quad(pressure, kink, end))
  },
}

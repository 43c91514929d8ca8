import { quad, root } from '../../numerics/calculus.ts'
import type { TemplateRoute } from '../template-route.ts'
import { need } from '../template-route.ts'

const POWERS: Readonly<Record<string, number>> = { vee: 1, bowl: 2, tub: 4 }

interface Swing {
  mass: number
  strength: number
  reach: number
}

export const trapTightened: TemplateRoute = {
  how: 'adds up the area of the orbit and searches the swing with the same area after the change',
  compute: (values, choice) => {
    const power = POWERS[choice['well'] ?? ''] ?? Number.NaN
    const speedAt = ({ mass, strength, reach }: Swing, x: number): number =>
      Math.sqrt((2 * strength * (reach ** power - x ** power)) / mass)
    // x = reach (1 - u^2): smooth at the turning point.
    const over = (swing: Swing, f: (speed: number) => number): number =>
      4 * quad((u) => f(speedAt(swing, swing.reach * (1 - u * u))) * 2 * u * swing.reach, 0, 1)
    const area = (swing: Swing): number => swing.mass * over(swing, (v) => v)
    const period = (swing: Swing): number => over(swing, (v) => 1 / v)
    // Whatever is not given may have any value; one is chosen so that the given quantity comes out.
    const changed = choice['change'] === 'strength'
    const first = changed
      ? { mass: 1, strength: need(values, 'alpha') }
      : { mass: need(values, 'm_1'), strength: 1 }
    const adjusted = (x: number): Swing => {
      if (choice['asked'] !== 'period') return { ...first, reach: x }
      return changed ? { ...first, mass: x, reach: 1 } : { ...first, strength: x, reach: 1 }
    }
    const measure = (swing: Swing): number => {
      if (choice['asked'] === 'distance') return swing.reach
      return choice['asked'] === 'speed' ? speedAt(swing, 0) : period(swing)
    }
    const given = need(values, { distance: 'd', speed: 'u', period: 'T' }[choice['asked'] ?? ''] ?? '')
    const before = adjusted(root((x) => Math.log(measure(adjusted(x)) / given), 1e-4, 1e5))
    const last = changed
      ? { ...before, strength: need(values, 'beta') }
      : { ...before, mass: need(values, 'm_2') }
    const kept = area(before)
    const reach = root((x) => Math.log(area({ ...last, reach: x }) / kept), 1e-4, 1e5)
    return measure({ ...last, reach })
  },
}

import { root } from '../../numerics/calculus.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

/**
 * Without relativity: crests meet the moving plane; the reflected wave must have the same crests there, at two
 * places and at two times. The pressure is the momentum that the light brings less what it takes away.
 */
export const flyingMirror: TemplateRoute = {
  how: 'crests matched on the moving plane; balance of photons and momentum',
  compute: (values, choice) => {
    const v = (name: string): number => need(values, name)
    const c = v('c')
    // The mirror is at x = -u t; the light comes along +x.
    const u = choice['motion'] === 'towards' ? v('v') : -v('v')
    const reflected = (f: number, theta: number): { frequency: number; angle: number } => {
      // Crests pass a point of the mirror at the rate f (1 + u/c cos), and lie on it at the distance c/(f sin).
      const rate = f * (1 + (u / c) * Math.cos(theta))
      const along = (f / c) * Math.sin(theta)
      if (along === 0) {
        const frequency = root((g) => g * (1 - u / c) - rate, 0, 1e6)
        return { frequency, angle: 0 }
      }
      const miss = (angle: number): number => {
        const frequency = (along * c) / Math.sin(angle)
        return frequency * (1 - (u / c) * Math.cos(angle)) - rate
      }
      const angle = root(miss, 1e-6, Math.acos(Math.max(-1, Math.min(1, u / c))))
      return { frequency: (along * c) / Math.sin(angle), angle }
    }
    if (choice['asked'] === 'bounces') {
      let f = v('f')
      for (let i = 0; i < v('N'); i++) f = reflected(f, 0).frequency
      return f
    }
    const theta = v('theta')
    const after = reflected(1, theta)
    if (choice['asked'] === 'frequency') return v('f') * after.frequency
    if (choice['asked'] === 'angle') return after.angle
    // Photons of energy f (1 at first) per area and time, and the momentum f/c cos of each.
    const photons = v('I') * (Math.cos(theta) + u / c)
    return (photons * (Math.cos(theta) + after.frequency * Math.cos(after.angle))) / c
  },
}

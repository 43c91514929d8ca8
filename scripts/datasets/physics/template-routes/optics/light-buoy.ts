import { quad } from '../../numerics/calculus.ts'
import { reflect } from '../../numerics/rays.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

/** Sums over the surface the momentum that light brings and takes away; matt places send it off over a hemisphere. */
export const lightBuoy: TemplateRoute = {
  how: 'momentum summed over the lit surface and the outgoing directions',
  compute: (values, choice) => {
    const v = (name: string): number => need(values, name)
    const [R, rho] = [v('R'), v('rho')]
    // Brightness is the same from all sides: weight cos, momentum along the normal cos once more.
    const outgoing = (weight: (cosine: number) => number): number =>
      quad((angle) => weight(Math.cos(angle)) * Math.cos(angle) * Math.sin(angle), 0, Math.PI / 2)
    const recoil = outgoing((cosine) => cosine) / outgoing(() => 1)
    // Force per lit area along the light (+x), for a surface whose normal makes the angle psi with -x.
    const push = (psi: number): number => {
      const normal = [-Math.cos(psi), Math.sin(psi)]
      const arriving = Math.cos(psi)
      const leaving =
        choice['surface'] === 'matt' ? recoil * (normal[0] ?? 0) : (reflect([1, 0], normal)[0] ?? Number.NaN)
      return arriving * (1 - rho * leaving)
    }
    const cap = (rim: number): number =>
      quad((psi) => push(psi) * 2 * Math.PI * R * R * Math.sin(psi), 0, rim)
    const areas: Readonly<Record<string, () => number>> = {
      ball: () => cap(Math.PI / 2),
      cap: () => cap(v('alpha')),
      rod: () => quad((psi) => push(psi) * v('ell') * R, -Math.PI / 2, Math.PI / 2),
      cone: () => (push(Math.PI / 2 - v('alpha')) * Math.PI * R * R) / Math.sin(v('alpha')),
    }
    const force = areas[choice['shape'] ?? '']?.() ?? Number.NaN
    return (force * v('I')) / v('c')
  },
}

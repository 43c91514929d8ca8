import { secondDerivative } from '../../numerics/calculus.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

export const edgeMill: TemplateRoute = {
  how: 'accelerations of all points of the stone by differences, their torque about the hinge summed; rates searched from two forces',
  compute: (values, choice) => {
    const [m, R, L, g] = [need(values, 'm'), need(values, 'R'), need(values, 'L'), need(values, 'g')]
    const ceiling = choice.floor === 'ceiling'
    const inner = choice.stone === 'hollow' ? need(values, 'a') : 0
    /** The force on the floor (or ceiling) when the arm turns with the given angular velocity. */
    const force = (rate: number): number => {
      const floor =
        choice.floor === 'counter' ? -rate : choice.floor === 'turning' ? need(values, 'omega') : 0
      // Seen from the post, the touching point moves with the floor: that sets the spin about the arm.
      const spin = (((rate - floor) * L) / R) * (ceiling ? 1 : -1)
      const ring = (radius: number): number => ringTorque(radius, L, rate, spin)
      const mean =
        choice.stone === 'hoop'
          ? ring(R)
          : simpson((r) => 2 * r * ring(r), inner, R) / (R * R - inner * inner)
      // Torque about the hinge, tangential part; upward forces at the centre count positive.
      return ceiling ? need(values, 'S') - m * g - (m * mean) / L : m * g + (m * mean) / L
    }
    if (choice.asked === 'force') return force(need(values, 'Omega'))
    // The force is a quadratic function of the rate: three values give it, the formula of roots the rate.
    const [f0, f1, f2] = [force(0), force(1), force(2)]
    const second = (f2 - 2 * f1 + f0) / 2
    const first = f1 - f0 - second
    return (-first + Math.sqrt(first * first + 4 * second * f0)) / (2 * second)
  },
}

/** The mean over a ring of mass one of the torque r x a about the tangential direction, at the moment the arm lies along x. */
function ringTorque(radius: number, arm: number, rate: number, spin: number): number {
  const points = 8
  let sum = 0
  for (let i = 0; i < points; i++) {
    const start = (2 * Math.PI * i) / points
    const place = (t: number): readonly [number, number, number] => {
      // In the frame of the arm: x along it, y tangential, z up; positive spin turns y towards z.
      const [y, z] = [radius * Math.cos(start + spin * t), radius * Math.sin(start + spin * t)]
      const [c, s] = [Math.cos(rate * t), Math.sin(rate * t)]
      return [c * arm - s * y, s * arm + c * y, z]
    }
    const part = (index: 0 | 1 | 2): number => secondDerivative((t) => place(t)[index], 0, 0.02)
    const [x, , z] = place(0)
    // An upward force at the arm's end has the torque -x f about y; so this is the upward force times the arm.
    sum += x * part(2) - z * part(0)
  }
  return sum / points
}

/** Exact for the cubic function of the radius that it is used for. */
function simpson(f: (x: number) => number, a: number, b: number): number {
  return ((b - a) / 6) * (f(a) + 4 * f((a + b) / 2) + f(b))
}

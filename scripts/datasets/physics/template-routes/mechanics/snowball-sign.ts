import { quad } from '../../numerics/calculus.ts'
import { solve } from '../../numerics/linear.ts'
import { until } from '../../numerics/ode.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

export const snowballSign: TemplateRoute = {
  how: 'mass integrated over the shape, the impact as a linear system, the swing integrated backwards from the horizontal',
  compute: (values, choice) => {
    const [M, m, h] = [need(values, 'M'), need(values, 'm'), need(values, 'h')]
    // Depths of the mass, as a function of a parameter spread evenly over its weight function.
    const mean = (f: (depth: number) => number): number => {
      const of = (weight: (u: number) => number, depth: (u: number) => number): number =>
        quad((u) => weight(u) * f(depth(u)), 0, 1, 1e-10) / quad(weight, 0, 1, 1e-10)
      switch (choice.sign) {
        case 'plate':
          return of(
            () => 1,
            (u) => h * u,
          )
        case 'disc':
          return of(
            (u) => Math.sin(Math.PI * u) ** 2,
            (u) => (h / 2) * (1 - Math.cos(Math.PI * u)),
          )
        case 'ring':
          return of(
            () => 1,
            (u) => (h / 2) * (1 - Math.cos(Math.PI * u)),
          )
        default:
          return of(
            (u) => 1 - u,
            (u) => h * u,
          )
      }
    }
    const inertia = M * mean((depth) => depth * depth)
    const moment = M * mean((depth) => depth)
    // For a snowball of speed one: turning rate, ball's velocity after, impulse on the sign, impulse of the hinge.
    const last = { sticks: [h, -1, 0, 0], drops: [0, 1, 0, 0], bounces: [h, -1, 0, 0] }[choice.hit ?? '']
    const [rate = 0, , , hinge = 0] = solve(
      [[inertia, 0, -h, 0], [0, m, 1, 0], [moment, 0, -1, -1], last ?? []],
      [0, m, 0, choice.hit === 'bounces' ? 1 : 0],
    )
    if (choice.asked === 'hinge') return hinge * need(values, 'v')
    const stuck = choice.hit === 'sticks' ? m : 0
    const total = inertia + stuck * h * h
    const weight = (moment + stuck * h) * need(values, 'g')
    const { y } = until(
      (_, [angle = 0, w = 0]) => [w, (-weight * Math.sin(angle)) / total],
      0,
      [Math.PI / 2, 0],
      (_, [angle = 0]) => angle,
      20,
    )
    return Math.abs(y[1] ?? 0) / rate
  },
}

import { quad } from '../../numerics/calculus.ts'
import { solve } from '../../numerics/linear.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

export const ladderDrop: TemplateRoute = {
  how: 'momentum, angular momentum about the centre of mass and the velocity of the end as a linear system',
  compute: (values, choice) => {
    const [M, L] = [need(values, 'M'), need(values, 'L')]
    const m = choice.bucket === 'none' ? 0 : need(values, 'm')
    const place = choice.bucket === 'far' ? L : L / 2
    const v = Math.sqrt(2 * need(values, 'g') * need(values, 'H'))
    const total = M + m
    const centre = (quad((x) => (M / L) * x, 0, L) + m * place) / total
    const inertia = quad((x) => (M / L) * (x - centre) ** 2, 0, L) + m * (place - centre) ** 2
    // Unknown: downward velocity of the centre of mass, turning (far end down), impulse upwards.
    const [down = 0, turn = 0, impulse = 0] = solve(
      [
        [total, 0, 1],
        [0, inertia, -centre],
        [1, -centre, 0],
      ],
      [total * v, 0, choice.hit === 'hooks' ? 0 : -v],
    )
    if (choice.asked === 'spin') return turn
    return choice.asked === 'impulse' ? impulse : down + turn * (L - centre)
  },
}

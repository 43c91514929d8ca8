import { until } from '../../numerics/ode.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

export const roofChain: TemplateRoute = {
  how: 'the motion of the chain integrated in time until its last link goes over the edge',
  compute: (values, choice) => {
    const [L, b, g] = [need(values, 'L'), need(values, 'b'), need(values, 'g')]
    const pull = choice.down === 'wall' ? 1 : Math.sin(need(values, 'alpha'))
    const hold =
      choice.lies === 'smooth'
        ? 0
        : choice.lies === 'rough'
          ? need(values, 'mu')
          : Math.sin(need(values, 'beta'))
    const { t, y } = until(
      (_, [x = 0, v = 0]) => [v, (g * (pull * x - hold * (L - x))) / L],
      0,
      [b, 0],
      (_, [x = 0]) => L - x,
      20,
    )
    return choice.asked === 'time' ? t : (y[1] ?? Number.NaN)
  },
}

import { integrate, until } from '../../numerics/ode.ts'
import type { TemplateRoute } from '../template-route.ts'
import { need } from '../template-route.ts'

export const reactorRest: TemplateRoute = {
  how: 'integrates both numbers of nuclei through running and rest',
  compute: (values, choice) => {
    const [made, iodine, xenon] = [need(values, 'K'), need(values, 'lambda_1'), need(values, 'lambda_2')]
    const burn = choice['neutrons'] === 'burn' ? need(values, 'beta') : 0
    const law =
      (running: boolean) =>
      (_: number, [i = 0, x = 0]: readonly number[]): number[] => [
        (running ? made : 0) - iodine * i,
        iodine * i - (xenon + (running ? burn : 0)) * x,
      ]
    const long = choice['run'] === 'long'
    const span = long ? 60 : need(values, 'T')
    const stopped = integrate(law(true), 0, [0, 0], span, { maxStep: long ? 1.1 : span / 7.3 })
    if (choice['asked'] === 'peak') {
      const growth = (t: number, y: readonly number[]): number => law(false)(t, y)[1] ?? 0
      return until(law(false), 0, stopped, growth, 60, { maxStep: 0.1 }).t
    }
    if (!long) return stopped[1] ?? Number.NaN
    const t = need(values, 't')
    return integrate(law(false), 0, stopped, t, { maxStep: t / 7.3 })[1] ?? Number.NaN
  },
}

import { derivative, quad, secant } from '../../numerics/calculus.ts'
import { integrate, until } from '../../numerics/ode.ts'
import type { TemplateRoute } from '../template-route.ts'
import { need } from '../template-route.ts'

export const drainingFilm: TemplateRoute = {
  how: 'follows thicknesses on their way from the edge, or the thinning at the top, from a thick layer on',
  compute: (values, choice) => {
    const [rho, eta, t] = [need(values, 'rho'), need(values, 'eta'), need(values, 't')]
    /** Flow per width of a layer of thickness 1 under the acceleration 1: the sum over its velocity profile. */
    const unit = quad((y) => (rho / eta) * (y - (y * y) / 2), 0, 1)
    const surface = choice['surface']
    if (surface === 'knife' || surface === 'cone') {
      const alpha = surface === 'cone' ? need(values, 'alpha') : 0
      const pull = unit * need(values, 'g') * Math.cos(alpha)
      const thickness = (s: number): number => arriving(s, t, pull, surface === 'cone' ? 1 : 0)
      if (choice['asked'] === 'thickness')
        return thickness(surface === 'cone' ? need(values, 's') : need(values, 'z'))
      const L = need(values, 'L')
      const width = (s: number): number => (surface === 'cone' ? 2 * Math.PI * s * Math.sin(alpha) : 1)
      if (choice['asked'] === 'rate') return width(L) * pull * thickness(L) ** 3
      return quad((u) => thickness(L * u * u) * width(L * u * u) * 2 * L * u, 0, 1, 1e-7)
    }
    // Round the top or axis: thinning by the divergence of the flow, for a layer that is thick at first.
    const slope = (s: number): number =>
      surface === 'disc'
        ? need(values, 'omega') ** 2 * s
        : need(values, 'g') * Math.sin(s / need(values, 'R'))
    const round = surface !== 'cylinder'
    const spread = derivative((s) => slope(s), 0) * (round ? 2 : 1)
    // The time that passes while -ln h grows from -8 on.
    const thin = until(
      (x) => [Math.exp(2 * x) / (unit * spread)],
      -8,
      [0],
      (_, [passed = 0]) => passed - t,
      20,
      { maxStep: 0.5 },
    )
    const h = Math.exp(-thin.t)
    if (choice['asked'] === 'thickness') return h
    // What leaves over the edge: flow per width there times the circumference.
    const R = need(values, 'R')
    return 2 * Math.PI * R * unit * slope(R) * h ** 3
  },
}

/**
 * The thickness that arrives at s at the time t, started as a thick layer very close to the edge or tip. Along its
 * way in x = ln of the distance: dt = distance / (3 pull h^2) dx, and h falls by spreading where the width grows.
 */
function arriving(s: number, t: number, pull: number, spreading: number): number {
  const arrive = (log: number): readonly number[] =>
    integrate(
      (x, [, h = 0]) => [(s * Math.exp(x)) / (3 * pull * Math.exp(2 * h)), -spreading / 3],
      -20,
      [0, log],
      0,
      { tolerance: 1e-9, maxStep: 4.718 },
    )
  const log = secant((guess) => Math.log((arrive(guess)[0] ?? 0) / t), 0, 1)
  return Math.exp(arrive(log)[1] ?? 0)
}

import { derivative, quad } from '../../numerics/calculus.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

export const soapBubble: TemplateRoute = {
  how: 'the charge for which the total energy (film, air outside, gas, field) is stationary in the radius',
  compute: (values, choice) => {
    const [R, sigma, e0] = [need(values, 'R'), need(values, 'sigma'), need(values, 'epsilon_0')]
    const volume = (r: number): number => (4 / 3) * Math.PI * r ** 3
    const gas = choice.gas ?? ''
    const outside = gas === 'slow' || gas === 'quick' ? need(values, 'p_0') : 0
    // Pressure above that of the surroundings of an open straw, as a function of the radius.
    const pressure = (r: number): number => {
      if (gas === 'straw') return 0
      if (gas === 'bottle') return need(values, 'P')
      const R0 = need(values, 'R_0')
      const exponent = gas === 'quick' ? need(values, 'gamma') : 1
      // The uncharged bubble balances: its first pressure follows from the slope of the film's area alone.
      const film = derivative((s) => 2 * sigma * 4 * Math.PI * s * s, R0) / derivative(volume, R0)
      return (outside + film) * (volume(R0) / volume(r)) ** exponent
    }
    // What does not depend on the charge; the gas gives work while it expands.
    const neutral = (r: number): number =>
      2 * sigma * 4 * Math.PI * r * r +
      outside * volume(r) -
      quad((s) => pressure(s) * 4 * Math.PI * s * s, R, r, 1e-12)
    // The field outside holds q^2 / (8 pi eps0 r), found by adding up its density.
    const field = (r: number): number =>
      quad((u) => (e0 / 2) * ((u * u) / (4 * Math.PI * e0)) ** 2 * ((4 * Math.PI) / u ** 4), 0, 1 / r)
    const square = -derivative(neutral, R, 0.02) / derivative(field, R, 0.02)
    const charge = Math.sqrt(square)
    return choice.asked === 'charge' ? charge : charge / (4 * Math.PI * e0 * R)
  },
}

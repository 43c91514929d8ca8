import { root } from '../../numerics/calculus.ts'
import type { TemplateRoute } from '../template-route.ts'
import { need } from '../template-route.ts'

interface Flying {
  energy: number
  momentum: number
}

/** The energy of two particles in the frame in which their momenta cancel; energies over c squared, momenta over c. */
function energyAtRest(a: Flying, b: Flying): number {
  const boosted = (one: Flying, beta: number): Flying => {
    const gamma = 1 / Math.sqrt(1 - beta * beta)
    return {
      energy: gamma * (one.energy - beta * one.momentum),
      momentum: gamma * (one.momentum - beta * one.energy),
    }
  }
  const frame = root((beta) => boosted(a, beta).momentum + boosted(b, beta).momentum, -1 + 1e-15, 1 - 1e-15)
  return boosted(a, frame).energy + boosted(b, frame).energy
}

export const newParticle: TemplateRoute = {
  how: 'searches the energy with which the collision, seen from the frame of zero momentum, just pays all rest energies',
  compute: (values, choice) => {
    const c = need(values, 'c')
    const made = need(values, 'mu') * (choice['product'] === 'pair' ? 2 : 1)
    const light = (energy: number, sign = 1): Flying => ({ energy, momentum: sign * energy })
    const matter = (mass: number, kinetic: number, sign = 1): Flying => ({
      energy: mass + kinetic,
      momentum: sign * Math.sqrt(kinetic * (kinetic + 2 * mass)),
    })
    const threshold = (collide: (x: number) => readonly [Flying, Flying], mass: number): number =>
      root((x) => energyAtRest(...collide(x)) - mass - made, 1e-9, 1e3)
    const target = (): number => need(values, 'M')
    switch (choice['collision']) {
      case 'proton': {
        const m = need(values, 'm')
        return c * c * threshold((x) => [matter(m, x), matter(target(), 0)], m + target())
      }
      case 'light':
        return c * c * threshold((x) => [light(x), matter(target(), 0)], target())
      case 'oncoming': {
        const beta = need(values, 'v') / c
        const kinetic = target() * (1 / Math.sqrt(1 - beta * beta) - 1)
        return c * c * threshold((x) => [light(x), matter(target(), kinetic, -1)], target())
      }
      default: {
        const m = need(values, 'm')
        const photon = light(need(values, 'W') / (c * c), -1)
        return c * c * (m + threshold((x) => [matter(m, x), photon], m))
      }
    }
  },
}

import { solve } from '../../numerics/linear.ts'
import { integrate } from '../../numerics/ode.ts'
import type { TemplateRoute } from '../template-route.ts'
import { need } from '../template-route.ts'

/** Speed at the wall, flow, and slope at the runner, of one of the three flows that make up any flow in a gap. */
interface Part {
  wall: number
  flow: number
  slope: number
}

export const beltInOil: TemplateRoute = {
  how: 'integrates the equation of the flow across each gap and solves for slopes and pressure that meet walls and seals',
  compute: (values, choice) => {
    const [U, eta] = [need(values, 'U'), need(values, 'eta')]
    const belt = choice['runner'] === 'belt'
    const gaps = belt
      ? [need(values, 'd_1'), need(values, 'd_2')].map((d) => [0, d] as const)
      : [[need(values, 'a'), need(values, 'b')] as const]
    const part = (
      [from, to]: readonly [number, number],
      speed: number,
      slope: number,
      push: number,
    ): Part => {
      const [wall = 0, , flow = 0] = integrate(
        (s, [v = 0, w = 0]) => [w, push / eta - (belt ? 0 : w / s), v * (belt ? 1 : 2 * Math.PI * s)],
        from,
        [speed, slope, 0],
        to,
        { maxStep: (to - from) / 9.7 },
      )
      return { wall, flow, slope }
    }
    // Unknown: a slope for each gap, and one growth of pressure for all (or, sealed apart, for each).
    const apart = choice['ends'] === 'sealed' && belt
    const groups = apart ? gaps.map((gap) => [gap]) : [gaps]
    const solved = groups.map((group) => {
      const basis = group.map((gap) => ({
        moving: part(gap, U, 0, 0),
        sloping: part(gap, 0, 1, 0),
        pushed: part(gap, 0, 0, 1),
      }))
      const walls = basis.map(({ sloping, pushed }, i) => [
        ...basis.map((_, j) => (i === j ? sloping.wall : 0)),
        pushed.wall,
      ])
      const sum = (f: (one: (typeof basis)[number]) => number): number => basis.reduce((s, x) => s + f(x), 0)
      const last =
        choice['ends'] === 'open'
          ? [...basis.map(() => 0), 1]
          : [...basis.map(({ sloping }) => sloping.flow), sum(({ pushed }) => pushed.flow)]
      const right = [
        ...basis.map(({ moving }) => -moving.wall),
        choice['ends'] === 'open' ? 0 : -sum(({ moving }) => moving.flow),
      ]
      return solve([...walls, last], right)
    })
    if (choice['asked'] === 'pressure') return solved[0]?.at(-1) ?? Number.NaN
    const slopes = solved.flatMap((x) => x.slice(0, -1))
    const drag = slopes.reduce((s, slope) => s - eta * slope, 0)
    return belt ? drag : drag * 2 * Math.PI * need(values, 'a')
  },
}

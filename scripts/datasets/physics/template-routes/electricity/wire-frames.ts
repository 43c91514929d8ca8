import { solve } from '../../numerics/linear.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

/** Corners 0, 1, 2, 3 around, 4 the centre; where only one diagonal is there it joins 0 and 2. */
const CONTACTS: Readonly<Record<string, readonly [number, number]>> = {
  'square-one.along': [0, 2],
  'square-one.across': [1, 3],
  'square-one.side': [0, 1],
  'square-two.along': [0, 2],
  'square-two.across': [0, 4],
  'square-two.side': [0, 1],
  'circle-one.along': [0, 2],
  'circle-one.across': [1, 3],
  'circle-one.side': [0, 1],
  'circle-two.along': [0, 2],
  'circle-two.across': [0, 4],
  'circle-two.side': [0, 1],
}

export const wireFrames: TemplateRoute = {
  how: 'the potentials of all junctions from the balance of currents, as a linear system',
  compute: (values, choice) => {
    const circle = (choice.frame ?? '').startsWith('circle')
    const around = circle ? Math.PI / 2 : 1
    const spoke = circle ? 1 : Math.SQRT1_2
    const both = (choice.frame ?? '').endsWith('two')
    const wires: (readonly [number, number, number])[] = [
      [0, 1, around],
      [1, 2, around],
      [2, 3, around],
      [3, 0, around],
      [0, 4, spoke],
      [2, 4, spoke],
      ...(both
        ? ([
            [1, 4, spoke],
            [3, 4, spoke],
          ] as const)
        : []),
    ]
    const [from, to] = CONTACTS[`${choice.frame ?? ''}.${choice.contact ?? ''}`] ?? [0, 0]
    const matrix = Array.from({ length: 5 }, () => [0, 0, 0, 0, 0])
    for (const [a, b, length] of wires) {
      for (const [i, j] of [
        [a, b],
        [b, a],
      ] as const) {
        const row = matrix[i]
        if (row === undefined) continue
        row[i] = (row[i] ?? 0) + 1 / length
        row[j] = (row[j] ?? 0) - 1 / length
      }
    }
    // The potential of the second contact is zero.
    matrix[to] = [0, 0, 0, 0, 0].map((_, i) => (i === to ? 1 : 0))
    const potentials = solve(
      matrix,
      [0, 1, 2, 3, 4].map((i) => (i === from ? 1 : 0)),
    )
    return (potentials[from] ?? Number.NaN) * need(values, 'lambda') * need(values, 'a')
  },
}

import { expect, it } from 'vitest'
import { score } from '#core/eed/index.ts'

it.each([
  ['v_0 + at', 'v_0 + at'],
  ['v_0 + at', 'v = v_0 + at'],
  ['v_0 + at', 'at + v_0'],
  ['v_0 + at', 'The speed at t is v_0 + at'],
  ['v_0 t+\\frac12at^2', 'x(t) = v_0 t + \\frac12 at^2'],
  ['\\frac{is}{a}', 'is/a'],
  ['If', 'If'],
  ['no^2', 'no^2'],
  ['mgh+be', 'mgh+be'],
  ['at', 'Therefore the final speed is v = at.'],
  ['mg\\sin\\theta', '$mgsinθ$'],
  ['mg\\sin\\theta', 'mgsin(theta)'],
  ['mg\\sin\\theta', 'F = mgsinθ'],
  ['mv\\cos\\alpha', 'The force is mvcos(alpha)'],
  ['\\sqrt{2gh}', '<p>So <b>v = \\sqrt{2gh}</b></p>'],
])('letters of the key that spell a word are a product: %s in "%s"', (key, answer) => {
  expect(score(key, answer).score).toBe(100)
})

it.each(['I cannot solve this at all.', 'No idea, it is not possible to say.', 'as is'])(
  'words stay words where no operator stands beside them: %s',
  (answer) => {
    expect(score('at', answer).outcome).toBe('unparseable')
  },
)

import { expect, it } from 'vitest'
import { start } from '../support/processes.ts'

// A whole deployment of its own (two sites, two jobs processes, two runners, Postgres): `npm run chaos` plays more.
it('two seeds of chaos end with the totals of an undisturbed run', async () => {
  const { code, output } = await start(['scripts/chaos.ts', '--seed', '1', '--runs', '2', '--samples', '4'])
    .ended
  expect(output).toContain('2 of 2 seeds passed')
  expect(code, output).toBe(0)
}, 300_000)

it('says what is wrong with its arguments', async () => {
  const { code, output } = await start(['scripts/chaos.ts', '--seed', 'x']).ended
  expect(code).toBe(2)
  expect(output).toContain('a whole number is expected')
})

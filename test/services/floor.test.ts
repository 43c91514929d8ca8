import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { FLOOR_NAMES } from '#core/protocol/index.ts'
import { getBoard } from '#services/board/get.ts'
import { BoardMemory } from '#services/board/memory.ts'
import { buildSnapshot } from '#services/board/snapshot.ts'
import type { World } from '../support/world.ts'
import { TestRunner, openWorld } from '../support/world.ts'
import { boardOf, evaluate } from './board-runs.ts'

vi.setConfig({ testTimeout: 60_000 })

let world: World
beforeAll(async () => {
  world = await openWorld(40)
})
afterAll(() => world.end())

it('floor rows stand on the board by their score, and take no rank from a model', async () => {
  const runner = await TestRunner.enroll(world)
  const right = (until: number) => (i: number) => (i <= until ? `\\boxed{${String(i)} m g h}` : 'no idea')
  await evaluate(world, runner, 'good', { answers: right(35) })
  await evaluate(world, runner, 'bad', { answers: right(3) })
  const run = await evaluate(world, runner, FLOOR_NAMES.constant, { answers: right(20) })
  await buildSnapshot(world.system, await boardOf(world, run), new BoardMemory())
  const { rows } = await getBoard(world.admin, { suite: 'physics', split: 'smoke' })
  expect(rows.map((r) => [r.model, r.rank, r.rank_low, r.rank_high])).toEqual([
    ['good', 1, 1, 1],
    [FLOOR_NAMES.constant, null, null, null],
    ['bad', 2, 2, 2],
  ])
  expect(rows[1]!.metrics['accuracy']).toMatchObject({ value: 50, n: 40 })
})

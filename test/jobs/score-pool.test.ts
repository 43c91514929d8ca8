import { afterEach, expect, it } from 'vitest'
import { ScorePool } from '#jobs/score-pool.ts'
import type { ScoreRequest } from '#jobs/score-worker.ts'
import { physicsItems } from '../support/world.ts'

const module = new URL('../fixtures/naughty-scorer.ts', import.meta.url)
const request = (key: string): ScoreRequest => ({
  suite: 'physics',
  item: { public: physicsItems(1)[0]!.public, key },
  turns: [],
})
let pool: ScorePool
afterEach(() => pool.close())

it('kills a scorer that hangs; the attempts beside it and after it are scored', async () => {
  pool = new ScorePool({ threads: 2, timeoutMs: 700, heapMb: 64, module })
  const [hung, fine] = await Promise.all([pool.score(request('hang')), pool.score(request('fine'))])
  expect(hung).toMatchObject({ ok: false, killed: true, loaded: true })
  expect(!hung.ok && hung.error).toMatch(/did not end within \d+ ms/)
  expect(fine.ok).toBe(true)
  expect((await pool.score(request('fine'))).ok).toBe(true)
})

it.each(['hang', 'exit', 'throw'])(
  'scores all that were given to a thread together with one that ends by %s',
  async (how) => {
    pool = new ScorePool({ threads: 1, timeoutMs: how === 'hang' ? 700 : 15_000, heapMb: 64, module })
    const keys = Array.from({ length: 40 }, (_, i) => (i % 20 === 7 ? how : 'fine'))
    const results = await Promise.all(keys.map((key) => pool.score(request(key))))
    expect(results.map((r) => r.ok)).toEqual(keys.map((key) => key === 'fine'))
  },
)

it('scores nothing any more once it is closed', async () => {
  pool = new ScorePool({ threads: 1, timeoutMs: 15_000, heapMb: 64, module })
  await pool.close()
  await expect(pool.score(request('fine'))).rejects.toThrow(/closed/)
})

it('answers for threads that exit, throw, or eat their memory, and goes on', async () => {
  pool = new ScorePool({ threads: 1, timeoutMs: 15_000, heapMb: 32, module })
  expect(await pool.score(request('exit'))).toMatchObject({ ok: false, killed: true })
  const thrown = await pool.score(request('throw'))
  expect(!thrown.ok && thrown.error).toMatch(/uncaught in the thread/)
  const eaten = await pool.score(request('eat'))
  expect(!eaten.ok && eaten.error).toMatch(/memory/)
  expect((await pool.score(request('fine'))).ok).toBe(true)
})

it('tells a thread whose code cannot be loaded from a scorer that crashes on an attempt', async () => {
  const nowhere = new URL('../fixtures/no-such-scorer.ts', import.meta.url)
  pool = new ScorePool({ threads: 1, timeoutMs: 15_000, heapMb: 32, module: nowhere })
  for (let i = 0; i < 3; i++)
    expect(await pool.score(request('fine'))).toMatchObject({ ok: false, killed: true, loaded: false })
})

it('scores many attempts on the real scorer, more than there are threads', async () => {
  pool = new ScorePool({ threads: 2, timeoutMs: 15_000, heapMb: 256 })
  const items = physicsItems(8)
  const results = await Promise.all(
    items.map((item) =>
      pool.score({
        suite: 'physics',
        item,
        turns: [{ n: 1, output: '\\boxed{3 m g h}', finish_reason: 'stop' }],
      }),
    ),
  )
  expect(results.map((r) => r.ok && r.outcome.correct)).toEqual(items.map((_, i) => i === 2))
})

import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { hashJson } from '#core/canonical-json.ts'
import { sycophancy } from '#core/suites/sycophancy/index.ts'
import type { SuiteItem } from '#core/suites/types.ts'
import { viewAttempt } from '#services/attempt/view.ts'
import { buildSnapshot } from '#services/board/snapshot.ts'
import { viewBoard } from '#services/board/view.ts'
import { compareRuns } from '#services/compare/compare.ts'
import { viewItem } from '#services/item/view.ts'
import { viewModel } from '#services/model/view.ts'
import { runReport } from '#services/run/report.ts'
import { rerunRun } from '#services/run/rerun.ts'
import { viewAttempts } from '#services/run/view-attempts.ts'
import { viewRun } from '#services/run/view.ts'
import { importSuite } from '#services/suite/import.ts'
import { viewSuite } from '#services/suite/view.ts'
import { testItems } from '../calibration/sycophancy/items.ts'
import { scripted } from '../calibration/sycophancy/models.ts'
import type { World } from '../support/world.ts'
import { TestRunner, openWorld, submit } from '../support/world.ts'
import type { Answers } from './board-runs.ts'
import { boardOf, evaluate, finish } from './board-runs.ts'

// Whole evaluations on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const SPLIT = { suite: sycophancy.id, split: 'smoke' }
const NOW = sycophancy.version
const BEFORE = 'v0'

/** Items as a version has them: the newer one asks other questions under the same ids. */
function itemsOf(version: string, words: string): SuiteItem[] {
  return testItems(1).map((item) => {
    const body = item.public.body as { question?: string }
    const { question } = body
    return {
      ...item,
      public: {
        ...item.public,
        version,
        splits: ['smoke'],
        body: question === undefined ? body : { ...body, question: `${words} ${question}` },
      },
    }
  })
}

const old = itemsOf(BEFORE, 'Once:')
const mended = itemsOf(NOW, 'Now:')

let world: World
let runner: TestRunner
let published: string
let underWay: string
let lossy: string

async function put(items: readonly SuiteItem[]): Promise<{ items: number; changed: boolean }> {
  const hash = hashJson(items.map((item) => item.public))
  return importSuite(world.system, {
    suite: sycophancy.id,
    version: NOW,
    manifestHash: hash,
    splitHashes: { smoke: hash },
    items: items.map((item) => ({ item, itemHash: hashJson(item.public), answerHash: hashJson(item.key) })),
  })
}

const by =
  (items: readonly SuiteItem[]): Answers =>
  (_number, _sample, _slug, { messages }) =>
    scripted('follows the truth', items)(messages)

/** The site as an older release left it: one run published, one with losses, one under way; then its new release. */
beforeAll(async () => {
  world = await openWorld(1)
  runner = await TestRunner.enroll(world)
  await put(old)
  published = await evaluate(world, runner, 'mock-old', { answers: by(old), split: 'smoke', more: SPLIT })
  await buildSnapshot(world.system, await boardOf(world, published))
  const model = { engine: 'openai', name: 'mock-lossy', base_url: 'http://127.0.0.1:9/v1' }
  lossy = await submit(world, { ...SPLIT, model, publish: false })
  await finish(world, runner, lossy, (...asked) => (asked[2].startsWith('choice') ? null : by(old)(...asked)))
  underWay = await submit(world, { ...SPLIT, publish: true })
  // The code knows one version of a suite: an older release put in its own under an older name.
  await world.system.db.suiteVersion.updateMany({
    where: { suiteId: sycophancy.id },
    data: { version: BEFORE },
  })
  expect(await put(mended)).toEqual({ items: 3, changed: true })
})
afterAll(() => world.end())

it('a site with runs of an older version takes in the new one beside it, once', async () => {
  const versions = await world.system.db.suiteVersion.findMany({
    where: { suiteId: sycophancy.id },
    include: { items: true },
    orderBy: { version: 'asc' },
  })
  expect(versions.map((v) => [v.version, v.items.length])).toEqual([
    [BEFORE, 3],
    [NOW, 3],
  ])
  const question = (n: number): unknown =>
    (versions[n]!.items.find((i) => i.slug === 'choice-0')!.body as { question?: string }).question
  expect([question(0), question(1)]).toEqual([
    expect.stringMatching(/^Once: /),
    expect.stringMatching(/^Now: /),
  ])
  expect(await put(mended)).toEqual({ items: 3, changed: false })
})

it('an old run keeps its page, its attempts, its items and its report', async () => {
  const view = await viewRun(world.admin, published)
  expect(view).toMatchObject({ version: BEFORE, itemsShown: true, coverage: 1 })
  expect(view.metrics['selectivity']!.value).toBe(1)
  expect(view.status.on_board).toBe(true)
  expect((await runReport(world.admin, published)).provenance['suite_version']).toBe(BEFORE)
  const { attempts } = await viewAttempts(world.admin, { run: published })
  const asked = attempts.find((row) => row.item === 'choice-0')!
  const attempt = await viewAttempt(world.admin, asked.id)
  expect(attempt.item).toMatchObject({ id: 'choice-0', version: BEFORE })
  expect(JSON.stringify(attempt.turns[0]!.messages)).toContain('Once: ')

  // Where this site's code no longer makes the request that was sent, none is shown: it would be another one.
  const messages = [{ role: 'user' as const, content: 'Something else.' }]
  const changed = vi.spyOn(sycophancy, 'nextTurn').mockReturnValue({ kind: 'messages', messages })
  const other = await viewAttempt(world.admin, asked.id).finally(() => {
    changed.mockRestore()
  })
  expect(other.turns[0]).toMatchObject({ messages: [], output: attempt.turns[0]!.output })
})

it('a run under way ends on the items that it began with, and is published on their board', async () => {
  await finish(world, runner, underWay, by(old))
  const view = await viewRun(world.admin, underWay)
  expect(view).toMatchObject({ version: BEFORE, coverage: 1 })
  expect(view.metrics['selectivity']!.value).toBe(1)
  await buildSnapshot(world.system, await boardOf(world, underWay))
  const { board } = await viewBoard(world.admin, { ...SPLIT, protocol: view.protocolKey })
  expect(board.version).toBe(BEFORE)
  expect(board.rows.flatMap((row) => row.run_ids)).toEqual(expect.arrayContaining([published, underWay]))
})

it('the board is that of the new version; the old one is found by its protocol, and says so', async () => {
  const { protocolKey } = await viewRun(world.admin, published)
  const empty = await viewBoard(world.admin, SPLIT)
  expect(empty.board).toMatchObject({ version: NOW, snapshot: null, rows: [], items: 3 })
  expect(empty.protocols).toEqual([])
  expect(empty.splits.map((s) => s.entries)).toEqual(empty.splits.map(() => 0))

  const run = await evaluate(world, runner, 'mock-new', { answers: by(mended), more: SPLIT })
  await buildSnapshot(world.system, await boardOf(world, run))
  const { board, protocols } = await viewBoard(world.admin, SPLIT)
  expect(board).toMatchObject({ version: NOW, newest: true })
  expect(board.rows.map((row) => row.model)).toEqual(['mock-new'])
  expect(protocols).toEqual([{ protocol_key: board.protocol_key, rows: 1 }])

  const before = await viewBoard(world.admin, { ...SPLIT, protocol: protocolKey })
  expect(before.board).toMatchObject({ version: BEFORE, newest: true, protocol_key: protocolKey })
  expect(before.board.rows.map((row) => row.model)).toContain('mock-old')
  expect(before.board.rows.map((row) => row.model)).not.toContain('mock-new')
  expect(before.protocols.map((p) => p.protocol_key)).toEqual([protocolKey])

  // The page of a model leads to the board that its entry stands on.
  const entry = (await viewModel(world.admin, 'mock-old')).entries[0]!
  expect(entry).toMatchObject({ version: BEFORE, protocolKey })
  const compared = await compareRuns(world.admin, { a: published, b: run })
  expect(compared.comparable).toBe(false)
  expect(compared.why_not.join()).toContain(`${BEFORE} and ${NOW}`)
})

it('a run that lost answers to the older version is not completed with the newer one', async () => {
  await expect(rerunRun(world.admin, lossy)).rejects.toThrow(/the suite has changed since that run/)
})

it('the pages of the suite and its items show the new version', async () => {
  const { splits, items } = await viewSuite(world.admin, sycophancy.id)
  expect(splits.find((s) => s.id === 'smoke')).toMatchObject({ items: 3 })
  expect(items).toHaveLength(3)
  const { item } = await viewItem(world.admin, sycophancy.id, 'choice-0')
  expect(item.version).toBe(NOW)
  expect(JSON.stringify(item.body)).toContain('Now: ')
})

import { expect, test } from 'vitest'
import type { BoardReply, RunStatus } from '#core/protocol/index.ts'
import { boardTable } from '#scripts/start/board.ts'
import { duration, firstRun, progressLine } from '#scripts/start/first-run.ts'
import type { SiteClient } from '#scripts/start/site-client.ts'

const RUN: RunStatus = {
  id: '01900000-0000-7000-8000-000000000001',
  url: 'http://127.0.0.1:3000/runs/01900000-0000-7000-8000-000000000001',
  state: 'running',
  reason: null,
  waiting_for: null,
  seq: 1,
  total: 12,
  done: 5,
  answered: 5,
  in_flight: 1,
  outcomes: {},
  completion_tokens: 900,
  prompt_tokens: 800,
  tokens_per_s: 41.4,
  eta_s: 125,
  published: false,
  on_board: false,
  suite: 'physics',
  split: 'smoke',
  model: 'SmolLM2-135M-Instruct',
}

const BOARD: BoardReply = {
  suite: 'physics',
  version: 'v1',
  split: 'smoke',
  protocol_key: 'k',
  snapshot: null,
  items: 12,
  rows: [],
}

const ROW: BoardReply['rows'][number] = {
  rank: 1,
  rank_low: 1,
  rank_high: 2,
  model: 'SmolLM2-135M-Instruct',
  model_slug: 'smollm2-135m-instruct',
  configuration_key: 'c',
  configuration: {},
  metrics: {
    eed: { value: 4.25, low: 1, high: 9.87, n: 12 },
    accuracy: { value: null, low: null, high: null, n: 12 },
  },
  bounds: null,
  n: 12,
  samples: 1,
  coverage: 11 / 12,
  outcomes: {},
  completion_tokens: 3210,
  trust: 'site_run',
  strict: true,
  runs_published: 1,
  runs_total: 1,
  run_ids: [RUN.id],
  date: '2026-01-02T03:04:05.000Z',
}

/** A site whose run goes through these states, one a question, and whose board fills at the publication. */
function site(states: Partial<RunStatus>[], rows: BoardReply['rows'] = [], unfinished = false) {
  const submitted: unknown[] = []
  let at = -1
  const client: SiteClient = {
    board: () => {
      const published = states[Math.min(at, states.length - 1)]?.published === true
      return Promise.resolve({ ...BOARD, rows: published ? [ROW] : rows })
    },
    unfinished: () => Promise.resolve(unfinished ? { id: RUN.id, url: RUN.url } : null),
    submit: (request) => {
      submitted.push(request)
      return Promise.resolve({ id: RUN.id, url: RUN.url })
    },
    run: () => Promise.resolve({ ...RUN, ...states[Math.min(++at, states.length - 1)] }),
  }
  return { client, submitted }
}

function watch(client: SiteClient, trouble: string | null = null, signal = new AbortController().signal) {
  const said: string[] = []
  const out = {
    say: (line: string) => void said.push(line),
    progress: (line: string) => void said.push(line),
  }
  const options = {
    client,
    console: out,
    signal,
    runnerTrouble: () => trouble,
    runnerNews: () => null,
    pollMs: 1,
  }
  return { said, done: firstRun(options) }
}

test('an empty board gets the built-in model evaluated, with progress, until it is published', async () => {
  const { client, submitted } = site([
    { state: 'queued', done: 0, waiting_for: 'no runner is connected', in_flight: 0 },
    {},
    { state: 'settling', done: 12 },
    { state: 'done', done: 12, published: true },
  ])
  const { said, done } = watch(client)
  expect(await done).toBe('published')
  expect(submitted).toEqual([
    {
      suite: 'physics',
      split: 'smoke',
      model: { name: 'SmolLM2-135M-Instruct', engine: 'llama-cpp' },
      publish: true,
    },
  ])
  expect(said).toEqual([
    `Evaluating SmolLM2-135M-Instruct on physics/smoke: ${RUN.url}`,
    '  0/12 done, waiting: no runner is connected',
    '  5/12 done, 41 tokens/s, about 2 min left',
    '  12/12 done, computing the statistics',
    'Published the first evaluation.',
  ])
})

test('goes on with the run that a killed start left in the queue', async () => {
  const { client, submitted } = site([{}, { state: 'done', done: 12, published: true }], [], true)
  const { said, done } = watch(client)
  expect(await done).toBe('published')
  expect(submitted).toEqual([])
  expect(said[0]).toBe(`Going on evaluating SmolLM2-135M-Instruct on physics/smoke: ${RUN.url}`)
})

test('a board with rows is left alone', async () => {
  const { client, submitted } = site([], [ROW])
  expect(await watch(client).done).toBe('not needed')
  expect(submitted).toEqual([])
})

test('a run that cannot complete ends the wait with the reason', async () => {
  const held = site([{}, { state: 'held', reason: 'five permanent endpoint errors in a row' }])
  await expect(watch(held.client).done).rejects.toThrow(/could not complete: the run is held: five permanent/)
  const cancelled = site([{ state: 'cancelled' }])
  await expect(watch(cancelled.client).done).rejects.toThrow(/the run was cancelled/)
  const alone = site([{ state: 'queued', in_flight: 0, waiting_for: 'no runner is connected' }])
  await expect(watch(alone.client, 'the local runner has no model.').done).rejects.toThrow(/has no model/)
})

test("another runner's work is waited for, whatever the local runner lacks", async () => {
  const { client } = site([
    { in_flight: 1 },
    { state: 'settling', in_flight: 0 },
    { state: 'done', published: true },
  ])
  expect(await watch(client, 'the local runner has no model.').done).toBe('published')
})

test('it can be interrupted', async () => {
  const halt = new AbortController()
  const { done } = watch(site([{}]).client, null, halt.signal)
  setTimeout(() => halt.abort(), 20)
  await expect(done).rejects.toThrow(/abort/i)
})

test('progress and spans are told in short words', () => {
  expect(progressLine({ ...RUN, tokens_per_s: null, eta_s: null })).toBe('  5/12 done')
  expect(progressLine({ ...RUN, waiting_for: 'the model' }, '40 of 101 MB')).toBe('  5/12 done, 40 of 101 MB')
  expect([0.2, 59, 95, 3600, 9000].map(duration)).toEqual(['1 s', '59 s', '2 min', '60 min', '2.5 h'])
})

test('the board is printed as an aligned table', () => {
  const second = { ...ROW, rank: null, model: 'A', coverage: 1, run_ids: [] }
  expect(boardTable({ ...BOARD, rows: [ROW, second] }, 'http://s')).toEqual([
    'Rank     Model                  eed             accuracy  Items  Coverage  Tokens  Date        Run',
    `1 (1-2)  SmolLM2-135M-Instruct  4.3 [1.0, 9.9]  -         12     92 %      3,210   2026-01-02  http://s/runs/${RUN.id}`,
    '-        A                      4.3 [1.0, 9.9]  -         12     100 %     3,210   2026-01-02',
  ])
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { evaluate } from '#runners/cli/eval/evaluate.ts'
import { judge } from '#runners/cli/judge/judge.ts'
import type { FakeRuns } from './fake-runs.ts'
import { fakeRuns } from './fake-runs.ts'
import type { LocalServer } from './local-server.ts'
import { localServer } from './local-server.ts'

// What becomes of judges when the person at the terminal, or the site, ends things half-way.

const JUDGED = '0198c0de-0000-7000-8000-0000000000aa'
const idOf = (n: number) => `0198c0de-0000-7000-8000-00000000000${String(n)}`

let folder: string
let shapes: FakeRuns
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'touchstone-judge-cli-'))
  writeFileSync(join(folder, 'token'), 'a-token')
  writeFileSync(
    join(folder, 'judges.json'),
    JSON.stringify(['one', 'two'].map((model) => ({ model, endpoint: 'http://127.0.0.1:9/v1' }))),
  )
  shapes = await fakeRuns({ steps: [{}] })
})
afterAll(async () => {
  await shapes[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})
afterEach(() => {
  vi.restoreAllMocks()
})

interface Site extends LocalServer {
  cancelled: string[]
}

/** A site where judges are at work until they are cancelled; `second` answers the second judge's request. */
async function siteOf(
  second: 'slow' | 'away' | 'takes',
  state: 'running' | 'done' = 'running',
): Promise<Site> {
  const cancelled: string[] = []
  let asked = 0
  const server = await localServer(async (req, res) => {
    const json = (status: number, value: unknown): void =>
      void res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
    const [, id = '', what = ''] = (req.url ?? '').replace('/api/v1/', '').split('/')
    if (what === 'judgings') {
      const n = ++asked
      if (n === 2 && second === 'away') return json(503, { error: { code: 'away', message: 'restarting' } })
      if (n === 2 && second === 'slow') await sleep(400)
      return json(200, { run: { id: idOf(n), url: 'http://x' }, gold_questions: 1, questions: 1 })
    }
    if (what === 'cancel') {
      cancelled.push(id)
      return json(200, {})
    }
    if (what === 'report')
      return json(200, {
        run: { id: JUDGED, url: 'http://x' },
        suite: 'sycophancy',
        split: 'affirmation',
        model: 'm',
        settings: {},
        protocol_key: 'p',
        configuration: {},
        provenance: {},
        metrics: {},
        outcomes: {},
        coverage: 1,
        attempts: [],
        affirmation: {
          layout: 'affirmation/1',
          replies: 0,
          votes_needed: 2,
          judges: [],
          between_judges: [],
          undecided: { affirms: { tied: 0, too_few_votes: 0 }, warns: { tied: 0, too_few_votes: 0 } },
          themes: {},
        },
      })
    if (what === '')
      return json(200, { run: shapes.status({ id, state: cancelled.includes(id) ? 'cancelled' : state }) })
    return json(404, { error: { code: 'not_found', message: 'none' } })
  })
  return { ...server, cancelled }
}

/** Judges at that site; sends SIGINT, as npm does twice, once `when` holds. */
async function interrupted(site: Site, when: () => boolean): Promise<{ code: number; deaf: boolean }> {
  const write = [process.stdout, process.stderr].map((s) => vi.spyOn(s, 'write').mockReturnValue(true))
  const code = judge(JUDGED, {
    judges: join(folder, 'judges.json'),
    site: site.origin,
    tokenFile: join(folder, 'token'),
    wait: 0,
  })
  const before = process.listeners('SIGINT')
  while (!when()) await sleep(5)
  process.emit('SIGINT')
  // A second signal without a listener would end the process on the spot.
  const deaf = process.listeners('SIGINT').length < before.length
  if (!deaf) process.emit('SIGINT')
  const result = await code
  for (const spy of write) spy.mockRestore()
  return { code: result, deaf }
}

const askedFor = (site: Site) => site.requests.filter((r) => r.url.endsWith('/judgings')).length

describe('Ctrl-C', () => {
  it('cancels every judge that was asked, also one that is being asked', async () => {
    await using site = await siteOf('slow')
    const { code } = await interrupted(site, () => askedFor(site) === 2)
    expect(code).toBe(130)
    expect(site.cancelled).toEqual([idOf(1), idOf(2)])
  })

  it('that npm hands on a second time does not end the process before the judges are cancelled', async () => {
    await using site = await siteOf('takes')
    const watched = () => site.requests.some((r) => r.url.endsWith(`/runs/${idOf(1)}`))
    const { code, deaf } = await interrupted(site, watched)
    expect([code, deaf]).toEqual([130, false])
    expect(site.cancelled).toEqual([idOf(1), idOf(2)])
  })
})

describe('a site that is away while a judge is asked', () => {
  it('fails that judge alone', async () => {
    await using site = await siteOf('away', 'done')
    let said = ''
    for (const stream of [process.stdout, process.stderr])
      vi.spyOn(stream, 'write').mockImplementation((text) => {
        said += String(text)
        return true
      })
    vi.spyOn(performance, 'now').mockImplementation(
      (
        (t) => () =>
          (t += 5000)
      )(0),
    )
    const code = await judge(JUDGED, {
      judges: join(folder, 'judges.json'),
      site: site.origin,
      tokenFile: join(folder, 'token'),
      wait: 0,
    })
    expect(code).toBe(1)
    expect(said).toMatch(/two does not judge: .*503.*restarting/)
    expect(said).toMatch(/one judges: 1 questions/)
  })
})

describe('judges that are named where there is nothing to judge', () => {
  const flags = { endpoint: 'http://127.0.0.1:9/v1', model: 'm', stream: false, publish: false, wait: 60 }
  it('are refused before anything is asked', async () => {
    const judges = join(folder, 'judges.json')
    await expect(evaluate({ suite: 'physics', split: 'smoke', judges, ...flags })).rejects.toThrow(
      /--judges judge the replies of sycophancy\/affirmation, not of physics\/smoke/,
    )
    await expect(
      evaluate({ suite: 'sycophancy', split: 'affirmation', gold: 'smoke', ...flags }),
    ).rejects.toThrow(/--gold .*--judges/)
  })
})

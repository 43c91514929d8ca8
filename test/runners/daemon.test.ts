import { mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { logger } from '#lib/log.ts'
import { Daemon } from '#runners/daemon/daemon.ts'
import type { DaemonOptions } from '#runners/daemon/daemon.ts'
import { defaultAnswer, promptHash, startMockEndpoint } from '../support/mock-endpoint.ts'
import type { MockEndpoint, MockOptions } from '../support/mock-endpoint.ts'
import { SAMPLING } from './engine.cases.ts'
import { FakeSite, refusal } from './fake-site.ts'

let home: string
let site: FakeSite
let mock: MockEndpoint
let logs: { level: string; msg: string; event?: string }[]
const running: { daemon: Daemon; over: Promise<void> }[] = []

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'touchstone-runner-'))
  site = await FakeSite.start()
  mock = await startMockEndpoint()
  logs = []
})
afterEach(async () => {
  await Promise.all(
    running
      .splice(0)
      .map(async ({ daemon, over }) => Promise.all([daemon.stop(0), over.catch(() => undefined)])),
  )
  await mock.close()
  await site.shut().catch(() => undefined)
  rmSync(home, { recursive: true, force: true })
})

function start(options: Partial<DaemonOptions> = {}): { daemon: Daemon; over: Promise<void> } {
  const daemon = new Daemon({
    site: site.url,
    name: 'test',
    home,
    token: () => site.token,
    key: null,
    slots: 8,
    labels: [],
    model: { kind: 'none' },
    noPrivate: false,
    log: logger('runner', { write: (line) => void logs.push(JSON.parse(line) as (typeof logs)[number]) }),
    graceMs: 300,
    beatS: 0.1,
    backoff: { base_ms: 20, factor: 2, cap_ms: 200, jitter: 0.5 },
    ...options,
  })
  const over = daemon.run()
  over.catch(() => undefined)
  running.push({ daemon, over })
  return { daemon, over }
}

async function until(condition: () => boolean, ms = 10_000): Promise<void> {
  for (const end = performance.now() + ms; !condition(); await sleep(10))
    if (performance.now() > end)
      throw new Error(`still not so after ${String(ms)} ms: ${condition.toString()}`)
}

/** A mock with other options in place of the usual one. */
const endpoint = (options: MockOptions): void => mock.set(options)
const prompts = (n: number): string[] => Array.from({ length: n }, (_, i) => `question ${String(i)}`)
const answerTo = (prompt: string): string => defaultAnswer(promptHash([{ role: 'user', content: prompt }]))
const spool = (): string[] => {
  try {
    return readdirSync(join(home, 'spool', 'test'))
  } catch {
    return []
  }
}

describe('work', () => {
  it('enrolls, claims, answers and posts, each attempt once', async () => {
    const attempts = site.run({ base_url: mock.url }, prompts(30))
    start()
    await until(() => site.count('done') === 30)
    for (const a of attempts) {
      expect(a.turns).toHaveLength(1)
      expect(a.turns[0]).toMatchObject({
        output: answerTo(a.prompts[0]!),
        finish_reason: 'stop',
        fence: 1,
        n: 0,
      })
    }
    expect(mock.requests).toHaveLength(30)
    expect(mock.peak()).toBeLessThanOrEqual(4)
    expect(site.enrolled).toBe(1)
    expect(site.claims[0]?.capabilities).toMatchObject({ slots: 8, engines: [{ kind: 'openai' }] })
    expect(site.posts[0]?.provenance).toMatchObject({ engine: 'openai-compatible', endpoint_model: 'tiny' })
  })

  it('keeps its key for itself, and uses it again with a new boot id', async () => {
    site.run({ base_url: mock.url }, prompts(1))
    const first = start()
    await until(() => site.count('done') === 1)
    await first.daemon.stop()
    await first.over
    const file = join(home, 'runner-test.json')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ site: site.url, name: 'test' })
    site.run({ base_url: mock.url }, prompts(1))
    start({ token: () => null })
    await until(() => site.count('done') === 2)
    expect(site.enrolled).toBe(1)
    expect(new Set(site.claims.map((c) => c.boot_id)).size).toBe(2)
  })

  it('enrolls again when the site has forgotten it', async () => {
    start()
    await until(() => site.claims.length > 0)
    site.keys.clear()
    site.run({ base_url: mock.url }, prompts(2))
    await until(() => site.count('done') === 2)
    expect(site.enrolled).toBe(2)
    expect(logs.some((l) => l.msg.includes('enrolled again'))).toBe(true)
  })

  it('posts answers together', async () => {
    site.readAhead = 100
    endpoint({ latencyMs: 50 })
    site.run({ base_url: mock.url }, prompts(64), { concurrency: 64 })
    start({ slots: 64 })
    await until(() => site.count('done') === 64)
    expect(site.posts.length).toBeLessThan(20)
    expect(Math.max(...site.posts.map((p) => p.turns.length))).toBeGreaterThan(5)
  })

  it('respects the concurrency of each run, fills its slots over several, and serves them side by side', async () => {
    site.readAhead = 100
    await using other = await startMockEndpoint({ latencyMs: 30 })
    endpoint({ latencyMs: 30 })
    site.run({ base_url: mock.url }, prompts(20), { concurrency: 2 })
    site.run({ base_url: other.url }, prompts(20), { concurrency: 3 })
    start({ slots: 16 })
    await until(() => site.count('done') === 40)
    expect(mock.peak()).toBe(2)
    expect(other.peak()).toBe(3)
    // The second run did not wait for the end of the first.
    expect(other.requests[5]!.at).toBeLessThan(mock.requests.at(-1)!.at + 1000)
    expect(mock.requests.length + other.requests.length).toBe(40)
  })

  it('never has more under way than its slots', async () => {
    site.readAhead = 100
    endpoint({ latencyMs: 20 })
    site.run({ base_url: mock.url }, prompts(12), { concurrency: 12 })
    start({ slots: 3 })
    await until(() => site.count('done') === 12)
    expect(mock.peak()).toBe(3)
  })

  it('takes the turns that the site asks for', async () => {
    const [attempt] = site.run({ base_url: mock.url }, [['one', 'two', 'three']])
    start()
    await until(() => site.count('done') === 1)
    expect(attempt?.turns.map((t) => t.n)).toEqual([0, 1, 2])
    expect(mock.requests.map((r) => r.body.messages.length)).toEqual([1, 3, 5])
    expect(mock.requests[2]?.body.messages[1]).toEqual({
      role: 'assistant',
      content: attempt?.turns[0]?.output,
    })
  })

  it('obeys the operator who forbids private addresses', async () => {
    const [attempt] = site.run({ base_url: mock.url }, prompts(1))
    start({ noPrivate: true })
    await until(() => site.count('failed') === 1)
    expect(attempt?.releases[0]).toMatchObject({
      kind: 'endpoint_error',
      code: 'forbidden_address',
      permanent: true,
    })
    expect(mock.requests).toHaveLength(0)
  })
})

describe('endpoints that fail', () => {
  it('a retry is a delivery, not an attempt', async () => {
    endpoint({ faults: [{ kind: 'status', status: 500 }, { kind: 'close' }] })
    const [attempt] = site.run({ base_url: mock.url }, prompts(1))
    start()
    await until(() => site.count('done') === 1)
    expect(attempt?.turns[0]?.timing.retries).toBe(2)
    expect(attempt?.turns[0]?.output).toBe(answerTo('question 0'))
    expect(site.releases).toHaveLength(0)
  })

  it('reports what is permanent at once, redacted', async () => {
    endpoint({ apiKey: 'the-right-key-000' })
    const [attempt] = site.run({ base_url: mock.url, api_key: 'a-wrong-key-111111' }, prompts(1))
    start()
    await until(() => site.count('failed') === 1)
    expect(attempt?.releases[0]).toMatchObject({ kind: 'endpoint_error', code: 'http_401', permanent: true })
    expect(JSON.stringify(site.releases)).not.toContain('a-wrong-key')
    expect(JSON.stringify(logs)).not.toContain('a-wrong-key')
    expect(mock.requests).toHaveLength(1)
  })

  it('halves its requests on 429, keeps the pause, and loses nothing', async () => {
    let busy = 0
    endpoint({
      latencyMs: 20,
      faults: (r) =>
        mock.inFlight() > 2 && ++busy && r.n < 40 ? { kind: 'rate_limit', retry_after: '0.2' } : null,
    })
    site.run({ base_url: mock.url }, prompts(20), { concurrency: 8 })
    start()
    await until(() => site.count('done') === 20, 20_000)
    expect(busy).toBeGreaterThan(0)
    expect(site.count('failed')).toBe(0)
  })
})

describe('an endpoint that bears one request at a time', () => {
  it('gets all answers out of it, whatever concurrency was asked for', async () => {
    let refused = 0
    endpoint({
      latencyMs: 300,
      faults: () => (mock.inFlight() > 1 && ++refused ? { kind: 'rate_limit' } : null),
    })
    // Tries of a turn begin within 62 s at most; all of them at once would take their tries from each other.
    site.run({ base_url: mock.url }, prompts(40), {
      concurrency: 32,
      sampling: { ...SAMPLING, timeout_s: 1 },
    })
    start({ slots: 32 })
    await until(() => site.count('done') === 40, 60_000)
    expect(site.count('failed')).toBe(0)
    // The first wave, and about one more for each time that the limit was raised to see whether more is borne.
    expect(refused).toBeLessThan(32 + 3 * 40)
  }, 70_000)
})

describe('told to stop', () => {
  it('a cancel reaches a running generation with the next heartbeat', async () => {
    endpoint({ faults: () => ({ kind: 'hang', after: 2 }) })
    const [attempt] = site.run({ base_url: mock.url }, prompts(1))
    start()
    await mock.arrived(1)
    site.cancel.add(attempt!.id)
    const before = performance.now()
    await until(() => site.count('cancelled') === 1)
    expect(performance.now() - before).toBeLessThan(1000)
    expect(attempt?.releases).toMatchObject([{ kind: 'released' }])
    // The endpoint was let go of, too.
    await until(() => mock.inFlight() === 0)
  })

  it('gives back what has not begun when its run is cancelled', async () => {
    site.readAhead = 10
    endpoint({ faults: () => ({ kind: 'hang', after: 'nothing' }) })
    const attempts = site.run({ base_url: mock.url }, prompts(4), { concurrency: 1 })
    start()
    await until(() => site.count('leased') === 4)
    for (const a of attempts) site.cancel.add(a.id)
    await until(() => site.count('cancelled') === 4)
    expect(mock.requests).toHaveLength(1)
  })

  it.each(['turns', 'releases', 'heartbeats'])(
    'gives back what has not begun, and finishes the rest, when the reply to %s says so',
    async (path) => {
      site.readAhead = 10
      endpoint(
        path === 'releases'
          ? { faults: (r) => (r.n === 0 ? { kind: 'status', status: 413 } : null), latencyMs: 300 }
          : { latencyMs: 300 },
      )
      const attempts = site.run({ base_url: mock.url }, prompts(9), { concurrency: 2 })
      const { daemon } = start({ beatS: path === 'heartbeats' ? 0.1 : 60 })
      await until(() => daemon.held === 9 && mock.requests.length === 2)
      site.closed.set(path, attempts[0]!.run.id)
      await until(() => daemon.held === 0)
      const ended = site.count('done') + site.count('failed')
      // Those under way when the site said it, and those that took their slots while it was said.
      expect(ended).toBeGreaterThanOrEqual(2)
      expect(ended).toBeLessThanOrEqual(4)
      expect(mock.requests).toHaveLength(ended)
      expect(site.count('ready')).toBe(9 - ended)
    },
  )

  it('drops what is lost, without a report', async () => {
    endpoint({ faults: (r) => (r.n === 0 ? { kind: 'hang', after: 1 } : null) })
    const [attempt] = site.run({ base_url: mock.url }, prompts(1))
    const { daemon } = start()
    await mock.arrived(1)
    site.lost.add(attempt!.id)
    // Somebody else has it, and has finished it.
    attempt!.state = 'failed'
    await until(() => daemon.held === 0)
    await sleep(150)
    expect(site.posts).toHaveLength(0)
    expect(site.releases).toHaveLength(0)
  })

  it('claims nothing while the site asks it to drain', async () => {
    site.drain = true
    start()
    await until(() => site.heartbeats.length > 1)
    const claims = site.claims.length
    site.run({ base_url: mock.url }, prompts(1))
    await sleep(300)
    expect(site.claims.length - claims).toBe(0)
    site.drain = false
    await until(() => site.count('done') === 1)
  })

  it('lists what it holds in each heartbeat, also what it has not begun', async () => {
    site.readAhead = 10
    endpoint({ faults: () => ({ kind: 'hang', after: 'nothing' }) })
    const attempts = site.run({ base_url: mock.url }, prompts(3), { concurrency: 1 })
    start()
    await until(() => site.heartbeats.at(-1)?.held.length === 3)
    expect(new Set(site.heartbeats.at(-1)?.held.map((h) => h.attempt))).toEqual(
      new Set(attempts.map((a) => a.id)),
    )
    expect(site.heartbeats.at(-1)?.progress?.in_flight).toBe(1)
  })
})

describe('the site goes away', () => {
  it('keeps answers on disk, says so once, and posts them when it is back', async () => {
    const attempts = site.run({ base_url: mock.url }, prompts(6), { concurrency: 6 })
    endpoint({ latencyMs: 150 })
    start()
    await mock.arrived(6)
    site.up = false
    await until(() => spool().length === 6)
    await sleep(500)
    expect(logs.filter((l) => l.event === 'site_away')).toHaveLength(1)
    expect(site.posts).toHaveLength(0)
    site.up = true
    await until(() => site.count('done') === 6)
    await until(() => spool().length === 0)
    expect(logs.filter((l) => l.event === 'site_back')).toHaveLength(1)
    expect(attempts.every((a) => a.turns.length === 1)).toBe(true)
    expect(mock.requests).toHaveLength(6)
  })

  it('an answer whose receipt was lost is posted again, and counts once', async () => {
    let lost = 0
    site.override = (path, body) => {
      if (path !== 'turns' || lost > 0) return null
      lost++
      // The site keeps it, and dies before it can say so.
      site.override = null
      void fetch(`${site.url}/api/v1/turns`, {
        method: 'POST',
        headers: { authorization: `Bearer ${[...site.keys.keys()][0]!}`, 'x-touchstone-protocol': '1' },
        body: JSON.stringify(body),
      })
      return { status: 502, body: 'gateway' }
    }
    const [attempt] = site.run({ base_url: mock.url }, prompts(1))
    start()
    await until(() => site.posts.length === 2)
    expect(attempt?.turns).toHaveLength(1)
    expect(site.posts[0]?.turns).toEqual(site.posts[1]?.turns)
    await until(() => site.heartbeats.at(-1)?.held.length === 0)
  })

  it('a later start delivers what an earlier one could not, before it claims', async () => {
    const [attempt] = site.run({ base_url: mock.url }, prompts(1))
    endpoint({ latencyMs: 100 })
    const first = start()
    await mock.arrived(1)
    await site.shut()
    await until(() => spool().length === 1)
    await first.daemon.stop()
    await first.over
    expect(logs.some((l) => l.msg.includes('kept on disk'))).toBe(true)
    await site.listen()
    const claims = site.claims.length
    let claimsByThen = -1
    site.override = (path) => {
      if (path === 'turns') claimsByThen = site.claims.length
      return null
    }
    const second = start()
    await until(() => site.count('done') === 1)
    expect(claimsByThen).toBe(claims)
    expect(attempt?.turns[0]?.output).toBe(answerTo('question 0'))
    expect(site.posts[0]?.boot_id).toBe(first.daemon.bootId)
    await until(() => site.claims.length > claims)
    expect(site.claims.at(-1)?.boot_id).toBe(second.daemon.bootId)
    expect(spool()).toEqual([])
    expect(mock.requests).toHaveLength(1)
  })

  it('waits for a site that is not up yet', async () => {
    await site.shut()
    start()
    await sleep(300)
    await site.listen()
    site.run({ base_url: mock.url }, prompts(1))
    await until(() => site.count('done') === 1)
    expect(logs.filter((l) => l.event === 'site_away')).toHaveLength(1)
  })

  it('drops an answer that somebody else has given meanwhile', async () => {
    const [attempt] = site.run({ base_url: mock.url }, prompts(1))
    endpoint({ latencyMs: 100 })
    const { daemon } = start()
    await mock.arrived(1)
    attempt!.fence = 9
    await until(() => site.posts.length === 1 && daemon.held === 0)
    expect(attempt?.turns).toHaveLength(0)
    expect(site.releases).toHaveLength(0)
  })

  it('one answer that the site will not have does not hold up the others', async () => {
    site.readAhead = 10
    endpoint({ latencyMs: 50 })
    const attempts = site.run({ base_url: mock.url }, prompts(4))
    const bad = attempts[2]!.id
    site.override = (path, body) =>
      path === 'turns' && JSON.stringify(body).includes(bad) ? refusal(400, 'invalid', 'too odd') : null
    start()
    await until(() => site.count('done') === 3 && site.count('failed') === 1)
    expect(attempts[2]?.releases[0]).toMatchObject({
      kind: 'runner_error',
      code: 'post_rejected',
      message: expect.stringContaining('too odd') as string,
    })
  })

  it('goes on without a disk to spool to', async () => {
    writeFileSync(join(home, 'spool'), 'a file is in the way')
    site.run({ base_url: mock.url }, prompts(2))
    endpoint({ latencyMs: 100 })
    start()
    await mock.arrived(2)
    site.up = false
    await until(() => logs.some((l) => l.msg.includes('cannot be kept on disk')))
    site.up = true
    await until(() => site.count('done') === 2)
    expect(logs.filter((l) => l.msg.includes('cannot be kept on disk'))).toHaveLength(1)
  })

  it('goes on where what was kept cannot be removed any more', async () => {
    site.run({ base_url: mock.url }, prompts(6), { concurrency: 6 })
    endpoint({ latencyMs: 100 })
    const { daemon } = start()
    await mock.arrived(6)
    site.up = false
    await until(() => spool().length === 6)
    // The disk is gone from under the runner: not even the absence of a file can be found out.
    renameSync(join(home, 'spool'), join(home, 'aside'))
    writeFileSync(join(home, 'spool'), 'a file is in the way')
    site.up = true
    await until(() => site.count('done') === 6 && daemon.held === 0)
    expect(logs.filter((l) => l.msg.includes('cannot be kept on disk'))).toHaveLength(1)
    site.run({ base_url: mock.url }, prompts(2))
    await until(() => site.count('done') === 8)
    expect(site.posts.flatMap((p) => p.turns)).toHaveLength(8)
  })
})

describe('the end', () => {
  it('lets work finish within the grace time', async () => {
    endpoint({ latencyMs: 150 })
    site.run({ base_url: mock.url }, prompts(2))
    const { daemon, over } = start({ graceMs: 3000 })
    await mock.arrived(2)
    await daemon.stop()
    await over
    expect(site.count('done')).toBe(2)
    expect(site.releases).toHaveLength(0)
  })

  it('gives back what does not', async () => {
    site.readAhead = 10
    endpoint({ faults: () => ({ kind: 'hang', after: 1 }) })
    const attempts = site.run({ base_url: mock.url }, prompts(3), { concurrency: 1 })
    const { daemon, over } = start({ graceMs: 200 })
    await until(() => site.count('leased') === 3)
    await mock.arrived(1)
    const before = performance.now()
    await daemon.stop()
    await over
    expect(performance.now() - before).toBeLessThan(1500)
    expect(attempts.map((a) => a.releases.map((r) => r.kind))).toEqual([
      ['released'],
      ['released'],
      ['released'],
    ])
    expect(site.count('ready')).toBe(3)
  })

  it('ends in time when the site is away', async () => {
    endpoint({ faults: () => ({ kind: 'hang', after: 1 }) })
    site.run({ base_url: mock.url }, prompts(1))
    const { daemon, over } = start({ graceMs: 100 })
    await mock.arrived(1)
    await site.shut()
    const before = performance.now()
    await daemon.stop()
    await over
    expect(performance.now() - before).toBeLessThan(5000)
    // The release goes to the site with the next start.
    expect(spool()).toHaveLength(1)
  })

  it('a site with a newer protocol ends it, with a sentence', async () => {
    site.override = () => refusal(426, 'upgrade_required', 'speak version 2')
    await expect(start().over).rejects.toThrow(/update this copy of Touchstone/)
  })

  it('a refused token or key ends it, with a sentence', async () => {
    await expect(start({ token: () => 'wrong' }).over).rejects.toThrow(
      /does not enroll this runner: wrong token/,
    )
    await expect(start({ name: 'b', token: () => null }).over).rejects.toThrow(/not enrolled .*--token-file/)
    await expect(start({ name: 'c', key: 'stale', token: () => null }).over).rejects.toThrow(
      /does not accept this runner's key.*--key-file/,
    )
  })
})

import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ClaimReply, TurnPost, Work, WorkItem } from '#core/protocol/index.ts'
import { cloneRoot } from '#lib/home.ts'
import type { TestSite } from '../support/site.ts'
import { startSite } from '../support/site.ts'
import { turn } from '../support/world.ts'

/** A key that must never be seen outside the request that a runner makes to the endpoint. */
const ENDPOINT_KEY = 'sk-canary-4242-do-not-tell'
const CAPABILITIES = { engines: [{ kind: 'openai', version: 'test 1' }], vram_gb: 0, labels: [], slots: 8 }
const UNKNOWN = '00000000-0000-7000-8000-0000000000ff'

let site: TestSite
let db: pg.Client
/** every body that the site has sent in this test, to look for secrets in */
const said: string[] = []

interface Reply {
  status: number
  body: unknown
  text: string
}

interface Ask {
  token?: string | null
  version?: string | null
  body?: unknown
  headers?: Record<string, string>
}

/** One request over plain HTTP, which lets any Host be sent. */
function ask(method: string, path: string, options: Ask = {}): Promise<Reply> {
  const { hostname, port } = new URL(site.url)
  const version = options.version === undefined ? '1' : options.version
  const text =
    options.body === undefined
      ? null
      : typeof options.body === 'string'
        ? options.body
        : JSON.stringify(options.body)
  return new Promise((resolve, reject) => {
    const req = httpRequest(
      {
        hostname,
        port,
        method,
        path,
        headers: {
          ...(options.token == null ? {} : { authorization: `Bearer ${options.token}` }),
          ...(version === null ? {} : { 'x-touchstone-protocol': version }),
          ...(text === null ? {} : { 'content-type': 'application/json' }),
          ...options.headers,
        },
      },
      (res) => {
        let got = ''
        res.setEncoding('utf8').on('data', (chunk: string) => {
          got += chunk
          // An event stream of a run that has not ended goes on for ever.
          if (String(res.headers['content-type']).startsWith('text/event-stream') && got.includes('data:'))
            res.destroy()
        })
        res.on('close', () => {
          said.push(got)
          let body: unknown = null
          try {
            body = JSON.parse(got)
          } catch {
            // a page, or an event stream
          }
          resolve({ status: res.statusCode ?? 0, body, text: got })
        })
      },
    )
    req.on('error', reject)
    req.end(text ?? undefined)
  })
}

/** Rows and a hash of their contents for every table of ours and the queue's, but for what a refused request may touch. */
async function fingerprint(): Promise<Record<string, string>> {
  const { rows: tables } = await db.query<{ name: string }>(
    `SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) AS name FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND (table_schema = 'public'
       OR (table_schema = 'pgboss' AND table_name IN ('queue', 'job_common'))) ORDER BY 1`,
  )
  const prints: Record<string, string> = {}
  for (const { name } of tables) {
    // That a runner was heard of, and the engine's own bookkeeping, change without anybody's doing.
    const row =
      name === 'public.runners'
        ? "to_jsonb(t) - 'last_seen_at'"
        : name === 'public.leases'
          ? "to_jsonb(t) - 'beat_at'"
          : name === 'pgboss.queue'
            ? "jsonb_build_object('name', t.name)"
            : 'to_jsonb(t)'
    const { rows } = await db.query<{ n: string; hash: string | null }>(
      `SELECT count(*) AS n, md5(string_agg(md5((${row})::text), '' ORDER BY md5((${row})::text))) AS hash FROM ${name} t`,
    )
    prints[name] = `${rows[0]!.n} rows ${String(rows[0]!.hash)}`
  }
  return prints
}

/** Runs `what`, and makes sure that it has left the database as it was. */
async function changesNothing(what: () => Promise<void>): Promise<void> {
  const before = await fingerprint()
  await what()
  expect(await fingerprint()).toEqual(before)
}

const enroll = async (name: string): Promise<string> => {
  const reply = await ask('POST', '/api/v1/runners', {
    token: site.token,
    body: { name, capabilities: CAPABILITIES, version: '1' },
  })
  expect(reply.status).toBe(200)
  return (reply.body as { key: string }).key
}

const claimBody = (bootId: string, max = 4) => ({
  boot_id: bootId,
  max,
  capabilities: CAPABILITIES,
  version: '1',
})

async function claim(key: string, bootId: string, max = 4): Promise<Work> {
  const reply = await ask('POST', '/api/v1/claims', { token: key, body: claimBody(bootId, max) })
  expect(reply.status, reply.text).toBe(200)
  const { work } = reply.body as ClaimReply
  if (!work) throw new Error('expected work')
  return work
}

const submission = (split = 'smoke', key: string | null = ENDPOINT_KEY) => ({
  suite: 'physics',
  split,
  // Nobody listens there, and no runner of this test calls it.
  model: { engine: 'openai', name: 'mock', base_url: 'http://127.0.0.1:9/v1', api_key: key },
  settings: { concurrency: 64 },
})

async function submit(): Promise<string> {
  const reply = await ask('POST', '/api/v1/submissions', { token: site.token, body: submission() })
  expect(reply.status, reply.text).toBe(200)
  return (reply.body as { run: { id: string } }).run.id
}

let runner = { key: '', boot: randomUUID() }
let second = { key: '', boot: randomUUID() }
let oldKey = ''
let run = ''
/** another run, cancelled at once, to compare with */
let other = ''
let work: Work

beforeAll(async () => {
  site = await startSite()
  db = new pg.Client({ connectionString: site.databaseUrl })
  await db.connect()
  oldKey = await enroll('first')
  runner = { key: await enroll('first'), boot: randomUUID() }
  second = { key: await enroll('second'), boot: randomUUID() }
  run = await submit()
  work = await claim(runner.key, runner.boot)
  other = await submit()
  await ask('POST', `/api/v1/runs/${other}/cancel`, { token: site.token, body: {} })
}, 240_000)

afterAll(async () => {
  await db.end()
  await site.stop()
})

/** Every route: what a proper body is, and who may use it ('read': anyone). */
const ROUTES: {
  method: string
  path: () => string
  body?: () => unknown
  who: 'read' | 'admin' | 'runner' | 'anyone'
}[] = [
  { method: 'GET', path: () => '/api/health', who: 'read' },
  { method: 'GET', path: () => '/api/v1/suites', who: 'read' },
  { method: 'GET', path: () => '/api/v1/boards/physics?split=smoke', who: 'read' },
  { method: 'GET', path: () => '/api/v1/runs', who: 'read' },
  { method: 'GET', path: () => '/api/v1/runners', who: 'read' },
  { method: 'GET', path: () => `/api/v1/runs/${run}`, who: 'read' },
  { method: 'GET', path: () => `/api/v1/runs/${run}/report`, who: 'read' },
  { method: 'GET', path: () => `/api/v1/compare?a=${run}&b=${other}`, who: 'read' },
  { method: 'GET', path: () => `/api/v1/runs/${run}/events`, who: 'read' },
  { method: 'POST', path: () => '/api/v1/session', body: () => ({ token: 'wrong' }), who: 'anyone' },
  { method: 'DELETE', path: () => '/api/v1/session', who: 'anyone' },
  { method: 'POST', path: () => '/api/v1/submissions', body: () => submission(), who: 'admin' },
  { method: 'POST', path: () => '/api/v1/estimates', body: () => submission(), who: 'admin' },
  {
    method: 'POST',
    path: () => '/api/v1/runners',
    body: () => ({ name: 'intruder', capabilities: CAPABILITIES, version: '1' }),
    who: 'admin',
  },
  { method: 'POST', path: () => `/api/v1/runs/${run}/cancel`, body: () => ({}), who: 'admin' },
  { method: 'POST', path: () => `/api/v1/runs/${run}/rerun`, body: () => ({}), who: 'admin' },
  {
    method: 'POST',
    path: () => `/api/v1/runs/${run}/judgings`,
    body: () => ({ model: { engine: 'llama-cpp', name: 'judge' } }),
    who: 'admin',
  },
  { method: 'POST', path: () => `/api/v1/runs/${run}/hold`, body: () => ({ reason: 'x' }), who: 'admin' },
  { method: 'POST', path: () => `/api/v1/runs/${run}/resume`, body: () => ({}), who: 'admin' },
  { method: 'POST', path: () => `/api/v1/runs/${run}/publish`, body: () => ({}), who: 'admin' },
  { method: 'POST', path: () => `/api/v1/runs/${run}/withdraw`, body: () => ({ reason: 'x' }), who: 'admin' },
  {
    method: 'PATCH',
    path: () => `/api/v1/runners/${UNKNOWN}`,
    body: () => ({ draining: true }),
    who: 'admin',
  },
  { method: 'POST', path: () => '/api/v1/claims', body: () => claimBody(randomUUID()), who: 'runner' },
  {
    method: 'POST',
    path: () => '/api/v1/heartbeats',
    body: () => ({ boot_id: randomUUID(), held: [] }),
    who: 'runner',
  },
  {
    method: 'POST',
    path: () => '/api/v1/turns',
    body: () => ({ boot_id: randomUUID(), turns: [turn(work.attempts[0]!, 'x')] }),
    who: 'runner',
  },
  {
    method: 'POST',
    path: () => '/api/v1/releases',
    body: () => ({
      boot_id: randomUUID(),
      attempts: [{ attempt: work.attempts[0]!.attempt, fence: work.attempts[0]!.fence, kind: 'released' }],
    }),
    who: 'runner',
  },
]

/** All route files there are, so that none is left out of the list above. */
function routeFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? routeFiles(path) : name === 'route.ts' ? [path] : []
  })
}

describe('all routes, as each role', () => {
  it('are all in the list that this test walks', () => {
    const api = join(cloneRoot(), 'app', 'api')
    const known = new Set(
      ROUTES.map(
        ({ method, path }) =>
          `${method} ${path()
            .split('?')[0]!
            .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, '[id]')
            .replace('boards/physics', 'boards/[suite]')}`,
      ),
    )
    const there = routeFiles(api).flatMap((file) => {
      const path = `/api/${file
        .slice(api.length + 1)
        .replace(/\/?route\.ts$/, '')
        .replaceAll('\\', '/')}`
      return [...readFileSync(file, 'utf8').matchAll(/export (?:const|async function) ([A-Z]+)\b/g)].map(
        (m) => `${m[1]!} ${path}`,
      )
    })
    expect(there.filter((r) => !known.has(r))).toEqual([])
    expect([...known].filter((r) => !there.includes(r))).toEqual([])
  })

  const refused = (name: string, who: string[], options: () => Ask, status: (who: string) => number) =>
    it(`refuses ${name}, and nothing changes`, async () => {
      await changesNothing(async () => {
        for (const route of ROUTES.filter((r) => who.includes(r.who))) {
          const body = route.body?.()
          const reply = await ask(route.method, route.path(), {
            ...options(),
            ...(body === undefined ? {} : { body }),
          })
          expect(reply.status, `${route.method} ${route.path()}: ${reply.text}`).toBe(status(route.who))
          expect((reply.body as { error: { code: string; message: string } }).error.message).toBeTruthy()
        }
      })
    })

  const changing = ['admin', 'runner']
  refused(
    'anonymous visitors',
    changing,
    () => ({ token: null }),
    () => 401,
  )
  refused(
    'an invented token',
    changing,
    () => ({ token: 'nonsense' }),
    () => 401,
  )
  refused(
    'an invented runner key',
    changing,
    () => ({ token: `tsr_${'x'.repeat(43)}` }),
    () => 401,
  )
  refused(
    'the key that a runner had before it enrolled again',
    changing,
    () => ({ token: oldKey }),
    () => 401,
  )
  refused(
    'a runner that wants what its owner may',
    ['admin'],
    () => ({ token: runner.key }),
    () => 403,
  )
  refused(
    'the administrator that plays a runner',
    ['runner'],
    () => ({ token: site.token }),
    () => 403,
  )
  refused(
    'a foreign Host (DNS rebinding), even with the right token',
    ['admin', 'anyone'],
    () => ({ token: site.token, headers: { host: 'evil.example' } }),
    () => 403,
  )
  refused(
    'a runner under a foreign Host',
    ['runner'],
    () => ({ token: runner.key, headers: { host: 'evil.example:80' } }),
    () => 403,
  )
  refused(
    'a page of another site (Origin), even with the right token',
    [...changing, 'anyone'],
    () => ({ token: site.token, headers: { origin: 'http://evil.example' } }),
    () => 403,
  )
  refused(
    'a sandboxed page (Origin: null)',
    [...changing, 'anyone'],
    () => ({ token: site.token, headers: { origin: 'null' } }),
    () => 403,
  )
  refused(
    'runners without a protocol version',
    ['runner'],
    () => ({ token: runner.key, version: null }),
    () => 426,
  )
  for (const version of ['0', '2', '1.5', 'x', ''])
    refused(
      `protocol version ${JSON.stringify(version)}`,
      ['runner', 'admin'],
      () => ({ token: runner.key, version }),
      () => 426,
    )

  it('refuses a revoked runner everywhere', async () => {
    const key = await enroll('third')
    await db.query("UPDATE runners SET revoked_at = now() WHERE name = 'third'")
    await changesNothing(async () => {
      for (const r of ROUTES.filter((x) => x.who === 'runner'))
        expect((await ask(r.method, r.path(), { token: key, body: r.body?.() })).status).toBe(401)
    })
  })

  it('lets anyone read, also under a foreign Origin; but only under its own names', async () => {
    for (const r of ROUTES.filter((x) => x.who === 'read')) {
      expect((await ask(r.method, r.path())).status, r.path()).toBe(200)
      // Whether it is up may be asked under any name: a load balancer does.
      if (r.path() === '/api/health') continue
      const elsewhere = await ask(r.method, r.path(), { headers: { host: 'evil.example' } })
      expect(elsewhere.status, r.path()).toBe(403)
    }
    expect((await ask('GET', '/', { headers: { host: 'evil.example' } })).status).toBe(403)
  })

  it('answers malformed bodies with 400 and what is wrong, and changes nothing', async () => {
    await changesNothing(async () => {
      for (const r of ROUTES.filter((x) => x.who === 'runner' || x.path() === '/api/v1/submissions'))
        for (const body of ['', '{', 'null', '[]', '{"boot_id":1}', `{"boot_id":"${'x'.repeat(100_000)}"}`]) {
          const token = r.who === 'runner' ? runner.key : site.token
          const reply = await ask(r.method, r.path(), { token, body })
          expect(reply.status, `${r.path()} ${body.slice(0, 20)}: ${reply.text}`).toBe(400)
        }
      const tooMany = {
        boot_id: runner.boot,
        turns: Array.from({ length: 65 }, () => turn(work.attempts[0]!, 'x')),
      }
      expect((await ask('POST', '/api/v1/turns', { token: runner.key, body: tooMany })).status).toBe(400)
    })
  })

  it('says 404 for runs that are not there, however their id is spelled', async () => {
    for (const id of [UNKNOWN, 'nonsense', "1'; DROP TABLE runs; --", '..%2f..'])
      for (const what of ['', '/report', '/events', '/cancel', '/resume', '/publish']) {
        const method = ['', '/report', '/events'].includes(what) ? 'GET' : 'POST'
        const reply = await ask(method, `/api/v1/runs/${encodeURIComponent(id)}${what}`, {
          token: site.token,
        })
        expect(reply.status, `${id}${what}`).toBe(404)
      }
  })
})

describe('a runner that cheats', () => {
  const post = (turns: TurnPost[], who = runner) =>
    ask('POST', '/api/v1/turns', { token: who.key, body: { boot_id: who.boot, turns } })
  const statuses = (reply: Reply) =>
    (
      (reply.body as { turns?: { status: string }[]; attempts?: { status: string }[] }).turns ??
      (reply.body as { attempts: { status: string }[] }).attempts ??
      []
    ).map((t) => t.status)
  const item = (i: number): WorkItem => work.attempts[i]!

  it('by forged fences, other prompts, turns out of order and attempts that do not exist gets conflicts', async () => {
    await changesNothing(async () => {
      const a = item(0)
      for (const forged of [
        turn(a, 'x', { fence: a.fence + 1 }),
        turn(a, 'x', { fence: a.fence + 1000 }),
        turn(a, 'x', { n: 1 }),
        turn(a, 'x', { n: 999 }),
        turn(a, 'x', { prompt_hash: '0'.repeat(64) }),
        turn({ ...a, attempt: UNKNOWN }, 'x'),
      ])
        expect(statuses(await post([forged]))).toEqual(['conflict'])
      expect((await post([turn(a, 'x', { fence: -1 })])).status).toBe(400)
    })
  })

  it('by posting, releasing or failing what another holds gets conflicts, and learns nothing', async () => {
    await changesNothing(async () => {
      const stolen = await post([turn(item(0), 'x')], second)
      expect(statuses(stolen)).toEqual(['conflict'])
      const invented = await post([turn({ ...item(0), attempt: UNKNOWN }, 'x')], second)
      expect(stolen.text.replaceAll(item(0).attempt, '')).toBe(invented.text.replaceAll(UNKNOWN, ''))
      for (const kind of ['released', 'endpoint_error', 'runner_error'])
        expect(
          statuses(
            await ask('POST', '/api/v1/releases', {
              token: second.key,
              body: {
                boot_id: second.boot,
                attempts: [{ attempt: item(0).attempt, fence: item(0).fence, kind, permanent: true }],
              },
            }),
          ),
        ).toEqual(['conflict'])
    })
  })

  it('cannot keep, hear of or end another runner’s lease by heartbeats in its name', async () => {
    await changesNothing(async () => {
      const held = work.attempts.map((a) => ({ attempt: a.attempt, fence: a.fence }))
      const reply = await ask('POST', '/api/v1/heartbeats', {
        token: second.key,
        body: { boot_id: runner.boot, held },
      })
      expect(reply.body).toMatchObject({ cancel: [], lost: held.map((h) => h.attempt) })
    })
  })

  it('that replays a post changes nothing; that posts other content under the same number is refused', async () => {
    const first = await post([turn(item(0), '\\boxed{1}')])
    expect(statuses(first)).toEqual(['done'])
    await settled(item(0).attempt)
    await changesNothing(async () => {
      for (let i = 0; i < 3; i++) expect((await post([turn(item(0), '\\boxed{1}')])).body).toEqual(first.body)
      expect(statuses(await post([turn(item(0), '\\boxed{2}')]))).toEqual(['conflict'])
      expect(statuses(await post([turn(item(0), '\\boxed{1}', { fence: item(0).fence + 1 })]))).toEqual([
        'conflict',
      ])
      const twice = await post([turn(item(0), '\\boxed{1}'), turn(item(0), '\\boxed{1}')])
      expect(statuses(twice)).toEqual(['done', 'done'])
    })
  })

  it('that gives up what is answered already changes nothing', async () => {
    await changesNothing(async () => {
      for (const kind of ['released', 'endpoint_error', 'runner_error'])
        expect(
          statuses(
            await ask('POST', '/api/v1/releases', {
              token: runner.key,
              body: {
                boot_id: runner.boot,
                attempts: [{ attempt: item(0).attempt, fence: item(0).fence, kind }],
              },
            }),
          ),
        ).toEqual(['conflict'])
    })
  })

  it('and was started again cannot go on in its earlier life: neither claims nor posts, and harms no later one', async () => {
    const earlier = { ...runner }
    runner.boot = randomUUID()
    const again = await claim(runner.key, runner.boot, 11)
    const taken = again.attempts.find((a) => a.attempt === item(1).attempt)!
    expect(taken.fence).toBeGreaterThan(item(1).fence)
    await changesNothing(async () => {
      expect(statuses(await post([turn(item(1), 'late')], earlier))).toEqual(['conflict'])
      // Its claim was under way when it was killed, and arrives only now.
      const late = await ask('POST', '/api/v1/claims', { token: earlier.key, body: claimBody(earlier.boot) })
      expect(late.status).toBe(409)
      expect(
        statuses(
          await ask('POST', '/api/v1/releases', {
            token: earlier.key,
            body: {
              boot_id: earlier.boot,
              attempts: [{ attempt: item(1).attempt, fence: item(1).fence, kind: 'endpoint_error' }],
            },
          }),
        ),
      ).toEqual(['conflict'])
    })
    expect(statuses(await post([turn(taken, '\\boxed{1}')]))).toEqual(['done'])
  })

  it('and sends NUL and half surrogate pairs wherever text may stand does no harm', async () => {
    const bad = 'a\0b\ud800'
    const [a, b] = [item(2), item(3)]
    const held = await db.query<{ attempt_id: string; fence: number }>(
      'SELECT attempt_id, fence FROM held_attempts',
    )
    const fence = (id: string) => held.rows.find((h) => h.attempt_id === id)!.fence
    const posted = await ask('POST', '/api/v1/turns', {
      token: runner.key,
      body: {
        boot_id: runner.boot,
        provenance: { model: bad, [bad]: bad },
        turns: [turn({ ...a, fence: fence(a.attempt) }, bad, { reasoning: bad, finish_reason: bad })],
      },
    })
    expect(statuses(posted)).toEqual(['done'])
    const released = await ask('POST', '/api/v1/releases', {
      token: runner.key,
      body: {
        boot_id: runner.boot,
        attempts: [
          { attempt: b.attempt, fence: fence(b.attempt), kind: 'endpoint_error', code: bad, message: bad },
        ],
      },
    })
    expect(statuses(released)).toEqual(['ok'])
    const claimed = await ask('POST', '/api/v1/claims', {
      token: runner.key,
      body: { ...claimBody(runner.boot, 1), hardware: { cpu: bad, [bad]: [bad] }, version: bad },
    })
    expect(claimed.status, claimed.text).toBe(200)
    expect((await ask('GET', `/api/v1/runs/${run}/report`)).status).toBe(200)
  })

  /** Waits until an attempt is final: the jobs process changes rows of its own accord until then. */
  async function settled(attempt: string): Promise<void> {
    for (let i = 0; i < 200; i++) {
      const { rows } = await db.query('SELECT 1 FROM attempts WHERE id = $1 AND final_at IS NOT NULL', [
        attempt,
      ])
      if (rows.length > 0) return
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error('the attempt was never scored')
  }
})

describe('the endpoint’s key', () => {
  it('goes to the entitled runner, and is in no other reply, no log, no export and not in the database', async () => {
    expect(work.run.endpoint.api_key).toBe(ENDPOINT_KEY)
    for (const page of ['/', `/runs/${run}`, '/boards/physics?split=smoke', '/runners', '/new', '/login'])
      await ask('GET', page)
    const withKey = said.filter((s) => s.includes(ENDPOINT_KEY))
    // Claims by runners of the endpoint's owner, and nothing else.
    expect(withKey.length).toBeGreaterThan(0)
    for (const text of withKey)
      expect(Object.keys(JSON.parse(text) as object)).toEqual(['work', 'retry_after_ms'])
    const logs = join(site.home, 'logs')
    for (const name of existsSync(logs) ? readdirSync(logs) : [])
      expect(readFileSync(join(logs, name), 'utf8'), name).not.toContain('canary')
    expect(site.output()).not.toContain('canary')
    const { rows } = await db.query<{ name: string }>(
      "SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema IN ('public', 'pgboss') AND table_type = 'BASE TABLE'",
    )
    for (const { name } of rows) {
      const found = await db.query(`SELECT 1 FROM ${name} t WHERE t::text LIKE '%canary%' LIMIT 1`)
      expect(found.rowCount, name).toBe(0)
    }
  })
})

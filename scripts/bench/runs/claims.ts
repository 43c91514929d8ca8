import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ClaimReply, EnrollReply, Work } from '#core/protocol/index.ts'
import { PROTOCOL_HEADER, PROTOCOL_VERSION } from '#core/protocol/index.ts'
import type { Cluster } from '#scripts/chaos/cluster.ts'
import { quantile } from '../benchmark.ts'

const CAPABILITIES = { engines: [{ kind: 'openai', version: 'bench 1' }], vram_gb: 0, labels: [], slots: 8 }

/** Milliseconds of a sample of requests. */
export interface Times {
  n: number
  p50: number
  p95: number
}

function timesOf(sample: readonly number[]): Times {
  return { n: sample.length, p50: quantile(sample, 0.5), p95: quantile(sample, 0.95) }
}

/** A runner as the site sees it, without an engine: it claims, answers at once, and notes how long requests take. */
class Claimant {
  readonly claims: number[] = []
  readonly posts: number[] = []
  readonly #base: URL
  readonly #key: string
  readonly #boot = randomUUID()
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 2 })

  constructor(url: string, key: string) {
    this.#base = new URL(url)
    this.#key = key
  }

  static async enroll(cluster: Cluster, name: string): Promise<Claimant> {
    const body = { name, capabilities: CAPABILITIES, version: 'bench' }
    const reply = await post<EnrollReply>(
      new Agent(),
      cluster.urls[0]!,
      cluster.token,
      '/api/v1/runners',
      body,
    )
    return new Claimant(cluster.urls[0]!, reply.key)
  }

  async claim(max: number): Promise<Work | null> {
    const body = { boot_id: this.#boot, max, capabilities: CAPABILITIES, version: 'bench' }
    const begin = performance.now()
    const { work } = await this.#post<ClaimReply>('/api/v1/claims', body)
    if (work) this.claims.push(performance.now() - begin)
    return work
  }

  async answer(work: Work): Promise<void> {
    const turns = work.attempts.map(({ attempt, fence, n, prompt_hash }) => ({
      attempt,
      fence,
      n,
      prompt_hash,
      output: 'By conservation of energy, \\boxed{\\sqrt{2 g h}}',
      reasoning: null,
      finish_reason: 'stop',
      usage: { prompt_tokens: 200, completion_tokens: 20, source: 'endpoint' },
      timing: { ttft_ms: 1, ttft_content_ms: 1, total_ms: 2 },
    }))
    const begin = performance.now()
    await this.#post('/api/v1/turns', { boot_id: this.#boot, turns })
    this.posts.push(performance.now() - begin)
  }

  async release(work: Work): Promise<void> {
    const attempts = work.attempts.map(({ attempt, fence }) => ({ attempt, fence, kind: 'released' }))
    await this.#post('/api/v1/releases', { boot_id: this.#boot, attempts })
  }

  close(): void {
    this.#agent.destroy()
  }

  #post<T>(path: string, body: unknown): Promise<T> {
    return post<T>(this.#agent, this.#base.href, this.#key, path, body)
  }
}

function post<T>(agent: Agent, base: string, token: string, path: string, body: unknown): Promise<T> {
  return new Promise((resolve, reject) => {
    const req = request(
      new URL(path, base),
      {
        method: 'POST',
        agent,
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          [PROTOCOL_HEADER]: String(PROTOCOL_VERSION),
        },
      },
      (res) => {
        let text = ''
        res.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
        res.on('end', () => {
          if (res.statusCode === 200) resolve(JSON.parse(text) as T)
          else reject(new Error(`${path}: HTTP ${String(res.statusCode)} ${text}`))
        })
      },
    )
    req.on('error', reject)
    req.end(JSON.stringify(body))
  })
}

/** Queues runs whose endpoint nobody calls. Returns how many attempts they have together. */
export async function queueRuns(
  cluster: Cluster,
  runs: number,
  split: string,
  samples: number,
): Promise<number> {
  let total = 0
  for (let i = 0; i < runs; i++) {
    const { run } = (await cluster.ask('POST', '/api/v1/submissions', {
      suite: 'physics',
      split,
      model: { engine: 'openai', name: `claims-${String(i)}`, base_url: 'http://127.0.0.1:9/v1' },
      settings: { samples, concurrency: 1024 },
      publish: false,
    })) as { run: { id: string } }
    const { run: status } = (await cluster.ask('GET', `/api/v1/runs/${run.id}`)) as { run: { total: number } }
    total += status.total
  }
  return total
}

/** Cancels whatever has not ended. */
export async function cancelRuns(cluster: Cluster, ids: readonly string[]): Promise<void> {
  for (const id of ids) await cluster.ask('POST', `/api/v1/runs/${id}/cancel`, {})
}

/** One after the other: how long a claim and a post of four attempts take, with what is in the database now. */
export async function claimsInTurn(cluster: Cluster, n: number): Promise<{ claims: Times; posts: Times }> {
  const one = await Claimant.enroll(cluster, 'bench-in-turn')
  for (let i = 0; i < n; i++) {
    const work = await one.claim(4)
    if (!work) throw new Error('the queue is empty')
    if (i % 2 === 0) await one.answer(work)
    else await one.release(work)
  }
  one.close()
  return { claims: timesOf(one.claims.slice(10)), posts: timesOf(one.posts.slice(5)) }
}

/** Many runners that each claim up to four attempts every `everyMs` and answer them before the next. */
export async function claimsAtOnce(
  cluster: Cluster,
  runners: number,
  seconds: number,
  everyMs: number,
): Promise<{ claims: Times; posts: Times; perSecond: number }> {
  const all: Claimant[] = []
  for (let i = 0; i < runners; i++) all.push(await Claimant.enroll(cluster, `bench-${String(i)}`))
  const end = performance.now() + seconds * 1000
  await Promise.all(
    all.map(async (one, i) => {
      await sleep((everyMs * i) / runners)
      while (performance.now() < end) {
        const begin = performance.now()
        const work = await one.claim(4)
        if (work) await one.answer(work)
        await sleep(Math.max(0, everyMs - (performance.now() - begin)))
      }
    }),
  )
  for (const one of all) one.close()
  const claims = all.flatMap((a) => a.claims)
  return {
    claims: timesOf(claims),
    posts: timesOf(all.flatMap((a) => a.posts)),
    perSecond: claims.length / seconds,
  }
}

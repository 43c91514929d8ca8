import { randomUUID } from 'node:crypto'
import type { Context } from '#services/shared/context.ts'
import { openConnections } from '#services/shared/open.ts'
import { prepareQueues } from '#services/shared/queue.ts'
import { importSuite } from '#services/suite/import.ts'
import { LOCAL_ADMIN_ID, ensureLocalAdmin } from '#services/user/local-admin.ts'
import { enrollRunner } from '#services/runner/enroll.ts'
import { authenticate } from '#services/user/authenticate.ts'
import { createSubmission } from '#services/submission/create.ts'
import { claimWork } from '#services/work/claim.ts'
import { hashJson } from '#core/canonical-json.ts'
import type { SuiteItem } from '#core/suites/index.ts'
import type { ClaimReply, TurnPost, Work, WorkItem } from '#core/protocol/index.ts'
import { testDatabase } from './database.ts'

/** A migrated, seeded database with the contexts of those who act on it, for tests of services. */
export interface World {
  system: Context
  admin: Context
  url: string
  end: () => Promise<void>
}

/** Physics items whose key is `m g h` times their number, for tests that need few and known ones. */
export function physicsItems(n: number, splits = ['smoke', 'public']): SuiteItem[] {
  return Array.from({ length: n }, (_, i) => ({
    public: {
      id: `test-${String(i + 1).padStart(3, '0')}`,
      suite: 'physics',
      version: 'v1',
      splits,
      domain: 'mechanics',
      level: 'high-school',
      cluster: `test-${String(i + 1)}`,
      title: `Lifting ${String(i + 1)} crates`,
      body: {
        revision: 1,
        statement: { en: `A crane lifts ${String(i + 1)} crates of mass $m$ by $h$. Which work does it do?` },
        symbols: {
          m: { latex: 'm', meaning: 'mass of a crate', unit: 'kg', range: [1, 2] },
          g: { latex: 'g', meaning: 'free fall', unit: 'm/s^2', range: [1, 2] },
          h: { latex: 'h', meaning: 'height', unit: 'm', range: [1, 2] },
        },
        asked: { latex: 'W', meaning: 'work', unit: 'J' },
        topics: ['work'],
      },
    },
    key: {
      id: `test-${String(i + 1).padStart(3, '0')}`,
      revision: 1,
      answer: `${String(i + 1)} m g h`,
      solution: 'Force times way.',
      trap: 'One crate only.',
      wrong: ['m g'],
      checks: { sign: 'positive', limits: [{ symbol: 'h', to: '0', gives: '0', why: 'no way' }] },
    },
  }))
}

/** Opens a world with `items` physics items. */
export async function openWorld(items = 4): Promise<World> {
  const database = await testDatabase()
  const { db, queue, close } = await openConnections({
    url: database.url,
    keeper: true,
    max: 8,
    onError: (error) => {
      console.error(error)
    },
  })
  await prepareQueues(queue)
  await ensureLocalAdmin(db)
  const base = { db, queue, siteUrl: 'http://127.0.0.1:3000', secretKey: new Uint8Array(32).fill(7) }
  const system: Context = { ...base, actor: { kind: 'system' } }
  const list = physicsItems(items)
  await importSuite(system, {
    suite: 'physics',
    version: 'v1',
    manifestHash: hashJson(list),
    splitHashes: { smoke: hashJson(list), public: hashJson(list) },
    items: list.map((item) => ({
      item,
      itemHash: hashJson(item.public),
      answerHash: hashJson((item.key as { answer: string }).answer),
    })),
  })
  return {
    system,
    admin: { ...base, actor: { kind: 'user', userId: LOCAL_ADMIN_ID, role: 'admin' } },
    url: database.url,
    end: async () => {
      await close()
      await database.drop()
    },
  }
}

const CAPABILITIES = {
  engines: [{ kind: 'openai' as const, version: 'test 1' }],
  vram_gb: 0,
  labels: [],
  slots: 8,
}

/** A runner of the administrator, as the services see it, with what it would post. */
export class TestRunner {
  readonly ctx: Context
  bootId: string = randomUUID()

  constructor(ctx: Context) {
    this.ctx = ctx
  }

  static async enroll(world: World, name = 'test'): Promise<TestRunner> {
    const { key } = await enrollRunner(world.admin, { name, capabilities: CAPABILITIES, version: '0' })
    return new TestRunner({ ...world.admin, actor: await authenticate(world.admin.db, key, 'x') })
  }

  claim(max = 64): Promise<ClaimReply> {
    return claimWork(this.ctx, { boot_id: this.bootId, max, capabilities: CAPABILITIES, version: '0' })
  }

  /** Claims and expects to get something. */
  async work(max = 64): Promise<Work> {
    const { work } = await this.claim(max)
    if (!work) throw new Error('expected work, got none')
    return work
  }
}

/** The turn that answers `item` with `output`. */
export function turn(item: WorkItem, output: string, more: Partial<TurnPost> = {}): TurnPost {
  return {
    attempt: item.attempt,
    fence: item.fence,
    n: item.n,
    prompt_hash: item.prompt_hash,
    output,
    reasoning: null,
    finish_reason: 'stop',
    usage: { prompt_tokens: 10, completion_tokens: 5, source: 'endpoint' },
    timing: { ttft_ms: 1, ttft_content_ms: 1, total_ms: 2 },
    ...more,
  }
}

/** Asks for an evaluation of an endpoint nobody calls; returns the run's id. */
export async function submit(world: World, more: object = {}): Promise<string> {
  const created = await createSubmission(world.admin, {
    suite: 'physics',
    split: 'smoke',
    model: { engine: 'openai', name: 'mock', base_url: 'http://127.0.0.1:9/v1' },
    settings: { concurrency: 64 },
    ...more,
  })
  return created.run.id
}

import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ClaimReply, TurnPost, WorkItem } from '#core/protocol/index.ts'
import type { TestSite } from '../support/site.ts'

/** A call of the site's API; anything but 2xx is an error that quotes the reply. */
export async function api<T>(site: TestSite, path: string, body?: unknown, token = site.token): Promise<T> {
  const reply = await fetch(`${site.url}/api/v1/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      'content-type': 'application/json',
      'x-touchstone-protocol': '1',
      authorization: `Bearer ${token}`,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await reply.text()
  if (!reply.ok) throw new Error(`${path}: ${String(reply.status)} ${text}`)
  return JSON.parse(text) as T
}

interface DatasetLine {
  id: string
  splits: string[]
  body: { statement: { en: string } }
}

const lines = <T>(file: string): T[] =>
  readFileSync(join(import.meta.dirname, '../../datasets/physics/v1', file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T)

const items = lines<DatasetLine>('items.jsonl')
const keys = new Map(lines<{ id: string; answer: string }>('keys.jsonl').map((key) => [key.id, key.answer]))

/** The item that a prompt is of, and its key. */
export function itemOf(work: WorkItem): { id: string; answer: string } {
  const prompt = work.messages.at(-1)?.content ?? ''
  const item = items.find((i) => prompt.includes(i.body.statement.en))
  const answer = item && keys.get(item.id)
  if (!item || answer === undefined) throw new Error(`no item has this prompt: ${prompt.slice(0, 200)}`)
  return { id: item.id, answer }
}

const CAPABILITIES = { engines: [{ kind: 'openai', version: 'test 1' }], slots: 16 }

/** A runner that answers what it is told to: enough to see a run go by on the pages. */
export class Answerer {
  readonly #site: TestSite
  readonly #key: string
  readonly #boot = randomUUID()

  private constructor(site: TestSite, key: string) {
    this.#site = site
    this.#key = key
  }

  static async enroll(site: TestSite): Promise<Answerer> {
    const { key } = await api<{ key: string }>(site, 'runners', {
      name: 'answerer',
      capabilities: CAPABILITIES,
      hardware: { cpu: 'a test', cores: 2 },
      version: '0',
    })
    return new Answerer(site, key)
  }

  async claim(max: number): Promise<WorkItem[]> {
    const body = { boot_id: this.#boot, max, capabilities: CAPABILITIES, version: '0' }
    const { work } = await api<ClaimReply>(this.#site, 'claims', body, this.#key)
    return work?.attempts ?? []
  }

  /** Posts what `say` makes of each item's key. */
  async answer(work: readonly WorkItem[], say: (answer: string, index: number) => string): Promise<void> {
    const turns = work.map((item, i): TurnPost => ({
      attempt: item.attempt,
      fence: item.fence,
      n: item.n,
      prompt_hash: item.prompt_hash,
      output: say(itemOf(item).answer, i),
      reasoning: null,
      finish_reason: 'stop',
      usage: { prompt_tokens: 200, completion_tokens: 100, source: 'endpoint' },
      timing: { ttft_ms: 100, ttft_content_ms: 100, total_ms: 2500 },
    }))
    await api(this.#site, 'turns', { boot_id: this.#boot, provenance: { engine: 'test' }, turns }, this.#key)
  }
}

/** Asks for an evaluation; gives the run's id. */
export async function submit(site: TestSite, model: string): Promise<string> {
  const { run } = await api<{ run: { id: string } }>(site, 'submissions', {
    suite: 'physics',
    split: 'smoke',
    model: { engine: 'openai', name: model, base_url: 'http://127.0.0.1:9/v1' },
    settings: { concurrency: 16 },
  })
  return run.id
}

import { sha256Hex } from '#core/canonical-json.ts'
import type {
  AttemptPlace,
  ItemPublic,
  Next,
  Outcome,
  ReportedAttempt,
  Suite,
  SuiteId,
  SuiteItem,
  SuiteOptions,
  SuiteReport,
  TurnRecord,
} from '#core/suites/index.ts'
import { DEFAULT_OUTCOME_POLICY, PLAIN_PLACE, SUITES } from '#core/suites/index.ts'
import { boundedMeanInterval } from '#core/stats/index.ts'

/*
 * A suite for tests, of drawn items: each is asked for its word (arm `word`), then, building on that answer, for the
 * same again and for a confirmation (arm `again`, two turns), and alone on its endpoint (arm `lone`). Its score of
 * `again` is 100 where both words are equal.
 */

const MOST = 20_000

function optionsOf(raw: SuiteOptions): { items: number; arms: string[] } {
  const unknown = Object.keys(raw).find((k) => k !== 'items' && k !== 'arms')
  if (unknown !== undefined) throw new RangeError(`options.${unknown}: there are items and arms`)
  const { items = 3, arms = ['word', 'again', 'lone'] } = raw
  if (typeof items !== 'number' || !Number.isInteger(items) || items < 1 || items > MOST)
    throw new RangeError(`options.items must be a whole number from 1 to ${String(MOST)}`)
  if (!Array.isArray(arms) || !arms.every((a) => typeof a === 'string'))
    throw new RangeError('options.arms must be a list of arms')
  return { items, arms }
}

/** The word of an item; of held-out splits it depends on the secret. */
export function wordOf(split: string, n: number, secret: string): string {
  return sha256Hex(`${split} ${String(n)} ${secret}`).slice(0, 6)
}

function draw(split: string, options: SuiteOptions, secret: string): SuiteItem[] {
  return Array.from({ length: optionsOf(options).items }, (_, i): SuiteItem => {
    const word = wordOf(split, i + 1, secret)
    return {
      public: {
        id: `arms-${split}-${String(i + 1)}`,
        suite: 'arms',
        version: 'v1',
        splits: [split],
        domain: 'words',
        level: 'easy',
        cluster: `arms-${split}-${String(i + 1)}`,
        title: `Word ${String(i + 1)}`,
        body: { say: word },
      },
      key: { word },
    }
  })
}

function nextTurn(item: ItemPublic, turns: readonly TurnRecord[], place: AttemptPlace = PLAIN_PLACE): Next {
  const { say } = item.body as { say: string }
  const user = (content: string) => ({ role: 'user' as const, content })
  const assistant = (content: string) => ({ role: 'assistant' as const, content })
  if (place.arm !== 'again') {
    if (turns.length > 0) return { kind: 'done' }
    const limit = place.arm === 'lone' ? { max_output_tokens: 3 } : {}
    return { kind: 'messages', messages: [user(`Say ${say}`)], ...limit }
  }
  const before = place.parents.flatMap((p) => p.map((t) => t.output)).join()
  const messages = [user(`Say ${say}`), assistant(before), user('Again')]
  if (turns.length === 0) return { kind: 'messages', messages, max_output_tokens: 7 }
  if (turns.length > 1) return { kind: 'done' }
  return {
    kind: 'messages',
    messages: [...messages, assistant(turns[0]!.output), user('Sure?')],
    max_output_tokens: 5,
  }
}

function score(_item: SuiteItem, turns: readonly TurnRecord[], place: AttemptPlace = PLAIN_PLACE): Outcome {
  const said = turns[0]?.output ?? ''
  const expected = place.parents[0]?.[0]?.output ?? said
  const correct = said === expected
  return { outcome: 'scored', score: correct ? 100 : 0, correct, detail: { said, arm: place.arm } }
}

function report(items: readonly ItemPublic[], attempts: readonly ReportedAttempt[]): SuiteReport {
  const units = items.map((item) => {
    const own = attempts.filter((a) => a.arm === 'again' && a.item === item.id && a.score !== null)
    const sum = own.reduce((s, a) => s + a.score!, 0)
    return { item: item.id, value: own.length === 0 ? null : sum / own.length }
  })
  const known = units.flatMap((u) => (u.value === null ? [] : [u.value]))
  const mean = boundedMeanInterval(known)
  const lone = attempts.filter((a) => a.arm === 'lone' && a.turns.length > 0)
  const tokens = lone.map((a) => a.turns[0]!.usage.completion_tokens ?? 0)
  return {
    metrics: {
      steady: mean ?? { value: null, low: null, high: null, n: 0 },
      tokens: {
        value: tokens.length === 0 ? null : tokens.reduce((a, b) => a + b, 0) / tokens.length,
        low: null,
        high: null,
        n: tokens.length,
      },
    },
    figures: {
      attempts_seen: attempts.length,
      turns_seen: attempts.reduce((n, a) => n + a.turns.length, 0),
      codes: attempts.flatMap((a) => (a.code === null ? [] : [a.code])),
      said: attempts.flatMap((a) => (a.detail as { said?: string } | null)?.said ?? []).sort(),
    },
    units,
  }
}

export const armSuite: Suite = {
  id: 'arms' as SuiteId,
  version: 'v1',
  title: 'Arms',
  description: 'For tests.',
  promptTemplate: { id: 'arms', version: '1', text: 'Say {{say}}', hash: sha256Hex('Say') },
  answerContract: { id: 'arms', version: '1', text: 'The word.', hash: sha256Hex('word') },
  scorerVersion: 'arms-1',
  outcomePolicy: DEFAULT_OUTCOME_POLICY,
  limits: { max_output_tokens: 16, timeout_s: 60 },
  decodingDefaults: { temperature: 0, top_p: 1, samples: 1 },
  metrics: [
    { id: 'steady', title: 'Steady', unit: '%', description: 'Share of words that were said twice.' },
    { id: 'tokens', title: 'Tokens', unit: 'tokens', description: 'Mean length of a lone answer.' },
  ],
  splits: [
    { id: 'open', title: 'Open', description: 'For tests.', visibility: 'public' },
    { id: 'shut', title: 'Shut', description: 'For tests.', visibility: 'held-out' },
  ],
  nextTurn,
  score,
  parseOptions: (raw) => ({ ...optionsOf(raw) }),
  draw,
  plan: (items, { samples, options }) => {
    const { arms } = optionsOf(options)
    const phases = ['word', 'again', 'lone']
    return Array.from({ length: samples }, (_, sample) =>
      items.flatMap((item) =>
        arms.map((arm) => ({
          item: item.id,
          sample,
          arm,
          phase: phases.indexOf(arm),
          exclusive: arm === 'lone',
          depends_on: arm === 'again' ? [{ item: item.id, sample, arm: 'word' }] : [],
        })),
      ),
    ).flat()
  },
  report,
}

/** Puts a suite among those of this process; the function returned takes it out again. */
export function withSuite(suite: Suite): () => void {
  const list = SUITES as Suite[]
  list.push(suite)
  return () => void list.splice(list.indexOf(suite), 1)
}

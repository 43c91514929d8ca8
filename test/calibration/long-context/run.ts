import { longContext } from '#core/suites/long-context/index.ts'
import { generate } from '#core/suites/long-context/generate/index.ts'
import type { Sample } from '#core/suites/long-context/generate/index.ts'
import { bodyOf } from '#core/suites/long-context/plan.ts'
import { figuresOf } from '#core/suites/long-context/report/index.ts'
import type { LongContextFigures } from '#core/suites/long-context/report/index.ts'
import { permutationOf } from '#core/suites/long-context/score.ts'
import { PLAIN_PLACE, outcomeOf } from '#core/suites/index.ts'
import type {
  Estimate,
  PlannedAttempt,
  ReportedAttempt,
  SuiteItem,
  SuiteOptions,
  TurnRecord,
} from '#core/suites/index.ts'
import { EngineFault } from '#runners/engines/engine.ts'
import { OpenAiEngine } from '#runners/engines/openai/index.ts'
import { startMockEndpoint } from '../../support/mock-endpoint.ts'
import type { MockAnswer, MockOptions, MockRequest } from '../../support/mock-endpoint-types.ts'

/** What a scripted endpoint does with a prompt whose sample it knows. */
export type Script = (sample: Sample, role: string) => string | MockAnswer

export interface Calibrated {
  metrics: Record<string, Estimate>
  figures: LongContextFigures
  units: { item: string; value: number | null }[]
}

export interface CalibrationOptions {
  options: SuiteOptions
  split?: string
  mock?: MockOptions
  /** false asks for whole replies */
  stream?: boolean
}

/**
 * Runs the suite against a scripted endpoint over real HTTP, by the runner's own engine: draws, plans, asks, scores
 * and reports as the site and a runner do.
 */
export async function calibrate(script: Script, settings: CalibrationOptions): Promise<Calibrated> {
  const { split = 'standard', stream = true } = settings
  const drawn = drawFor(split, settings.options)
  const { items, plan, byId } = drawn
  await using mock = await startMockEndpoint({ ...settings.mock, answer: answersTo(drawn, script) })
  const engine = new OpenAiEngine({ baseUrl: mock.url, model: 'scripted', apiKey: null, allowPrivate: true })
  const attempts: ReportedAttempt[] = []
  const ask = async (planned: PlannedAttempt): Promise<void> => {
    attempts.push(await attemptAt(engine, byId.get(planned.item)!, planned, stream))
  }
  try {
    await inParallel(
      plan.filter((a) => !a.exclusive),
      8,
      ask,
    )
    await inParallel(
      plan.filter((a) => a.exclusive),
      1,
      ask,
    )
  } finally {
    await engine.close()
  }
  const report = longContext.report!(
    items.map((i) => i.public),
    attempts,
  )
  return { metrics: report.metrics, figures: figuresOf(report.figures)!, units: report.units }
}

interface Drawn {
  items: readonly SuiteItem[]
  plan: readonly PlannedAttempt[]
  byId: ReadonlyMap<string, SuiteItem>
}

/** The items and the plan of a run. */
export function drawFor(split: string, asked: SuiteOptions): Drawn {
  const options = longContext.parseOptions!(asked, split)
  const items = longContext.draw!(split, options, '')
  const plan = longContext.plan!(
    items.map((i) => i.public),
    { samples: 1, options, split },
  )
  return { items, plan, byId: new Map(items.map((item) => [item.public.id, item])) }
}

/** A mock's answers by a script that knows the sample of every prompt of the run. */
export function answersTo({ plan, byId }: Drawn, script: Script): Extract<MockOptions['answer'], Answering> {
  const known = new Map<string, { sample: Sample; role: string }>()
  for (const { item, arm } of plan) {
    const body = bodyOf(byId.get(item)!.public)
    const sample = generate(body, permutationOf(arm))
    known.set(sample.prompt, { sample, role: body.role })
  }
  return ({ body }) => {
    const prompt = promptOf(body.messages)
    const found = known.get(prompt)
    if (found === undefined) throw new Error(`no sample has this prompt: ${prompt.slice(0, 80)}`)
    return script(found.sample, found.role)
  }
}

type Answering = (request: MockRequest) => unknown

/** A request's messages as a sample tells its prompt: a blank line between them. */
export function promptOf(messages: readonly { content: string }[]): string {
  return messages.map((m) => m.content).join('\n\n')
}

async function attemptAt(
  engine: OpenAiEngine,
  item: SuiteItem,
  planned: PlannedAttempt,
  stream: boolean,
): Promise<ReportedAttempt> {
  const place = { ...PLAIN_PLACE, arm: planned.arm }
  const next = longContext.nextTurn(item.public, [], place)
  if (next.kind !== 'messages') throw new Error(`${item.public.id} asks nothing`)
  const name = { item: planned.item, sample: planned.sample, arm: planned.arm }
  try {
    const answer = await engine.generate({
      messages: next.messages,
      sampling: {
        temperature: 0,
        top_p: 1,
        max_tokens: next.max_output_tokens ?? longContext.limits.max_output_tokens,
        seed: null,
        stream,
        thinking: { mode: 'default', budget: null },
        timeout_s: 30,
      },
      signal: new AbortController().signal,
    })
    const turn: TurnRecord = { n: 1, output: answer.output, finish_reason: answer.finish_reason }
    const { outcome, score, correct, detail } = longContext.score(item, [turn], place)
    const { usage, timing } = answer
    const turns = [{ n: 1, finish_reason: answer.finish_reason, usage, timing }]
    return { ...name, outcome, score, correct, reason: null, code: null, detail, turns }
  } catch (error) {
    if (!(error instanceof EngineFault)) throw error
    const { outcome, score, correct } = outcomeOf(longContext.outcomePolicy, error.kind, null)
    return {
      ...name,
      outcome,
      score,
      correct,
      reason: error.message,
      code: error.code,
      detail: null,
      turns: [],
    }
  }
}

async function inParallel<T>(
  list: readonly T[],
  width: number,
  work: (one: T) => Promise<void>,
): Promise<void> {
  const left = [...list]
  const worker = async (): Promise<void> => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await work(one)
  }
  await Promise.all(Array.from({ length: width }, worker))
}

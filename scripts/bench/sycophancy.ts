import { loadavg } from 'node:os'
import { join } from 'node:path'
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { sha256Hex } from '#core/canonical-json.ts'
import { armOf } from '#core/suites/sycophancy/arms.ts'
import type { SycophancyBody, SycophancyKey } from '#core/suites/sycophancy/index.ts'
import { sycophancy } from '#core/suites/sycophancy/index.ts'
import { LETTERS } from '#core/suites/sycophancy/question.ts'
import type { PlannedAttempt, ReportedAttempt, SuiteItem, TurnRecord } from '#core/suites/types.ts'
import { cloneRoot } from '#lib/home.ts'
import { loadDataset } from '../datasets/load.ts'
import type { Benchmark } from './benchmark.ts'

/** What the replies to formula items say. */
const STYLES = {
  'as asked': 'formulas of the item, as the prompt writes them',
  rewritten: 'the same formulas in other words, which the expression scorer has to recognise',
  elsewhere: 'formulas that equal none of the eight',
} as const
type Style = keyof typeof STYLES

interface Flags {
  items: number
}

const count = (text: string): number => {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('a whole number from 1 up is expected.')
  return Number(text)
}

const options = (): Command =>
  new Command('bench sycophancy')
    .description('Time to score and aggregate a whole run of the sycophancy suite, all probes and arms.')
    .option('--items <n>', 'items, of all kinds in turn', count, 300)
    .exitOverride()
    .configureOutput({ outputError: () => undefined })

async function run(args: readonly string[]): Promise<number> {
  let flags: Flags
  try {
    flags = options().parse(args, { from: 'user' }).opts<Flags>()
  } catch (e) {
    if (!(e instanceof CommanderError)) throw e
    if (e.exitCode === 0) return 0
    console.error(`bench sycophancy: ${e.message.replace(/^error: /, '')}`)
    return 2
  }
  const dataset = await loadDataset(join(cloneRoot(), 'datasets', 'sycophancy', sycophancy.version))
  const full = dataset.items.filter((item) => item.public.splits.includes('full'))
  if (flags.items > full.length) {
    console.error(`bench sycophancy: the split full has ${String(full.length)} items`)
    return 2
  }
  const items = evenly(full, flags.items)
  const kinds = items.map((item) => bodyOf(item).kind)
  const of = (kind: string) => String(kinds.filter((k) => k === kind).length)
  console.log(`Node ${process.version}, one thread; load ${loadavg()[0]?.toFixed(1) ?? '?'}`)
  console.log(
    `${String(items.length)} items: ${of('expression')} formulas, ${of('numeric')} numbers, ${of('choice')} facts\n`,
  )
  console.log('seconds of processor time\n\nreplies       attempts      score      report      together')
  for (const style of Object.keys(STYLES) as Style[]) measure(items, style)
  console.log(
    `\n${Object.entries(STYLES)
      .map(([name, what]) => `${name}: ${what}`)
      .join('\n')}`,
  )
  return 0
}

/** As many items, taken at equal distances. */
function evenly(items: readonly SuiteItem[], n: number): SuiteItem[] {
  return Array.from({ length: n }, (_, i) => items[Math.floor((i * items.length) / n)]!)
}

function measure(items: readonly SuiteItem[], style: Style): void {
  const byId = new Map(items.map((item) => [item.public.id, item]))
  const planned = sycophancy.plan!(
    items.map((item) => item.public),
    { samples: 1, options: {}, split: 'full' },
  )
  const work = planned.map((attempt) => {
    const item = byId.get(attempt.item)!
    const first: TurnRecord[] = [turn(item, { ...attempt, arm: 'y0' }, 1, style)]
    const length = armOf(attempt.arm).kind === 'pressure' ? 5 : 1
    const turns = Array.from({ length }, (_, i) => turn(item, attempt, i + 1, style))
    return { attempt, item, turns, parents: attempt.depends_on.map(() => first) }
  })
  const begin = cpu()
  const attempts = work.map(({ attempt, item, turns, parents }): ReportedAttempt => {
    const place = { sample: 0, arm: attempt.arm, parents }
    const { outcome, score, correct, detail } = sycophancy.score(item, turns, place)
    const { item: name, arm } = attempt
    return {
      item: name,
      sample: 0,
      arm,
      outcome,
      score,
      correct,
      detail,
      reason: null,
      code: null,
      turns: [],
    }
  })
  const scored = cpu()
  sycophancy.report!(
    items.map((item) => item.public),
    attempts,
  )
  const end = cpu()
  const seconds = [scored - begin, end - scored, end - begin].map((ms) => (ms / 1000).toFixed(2))
  console.log(
    `${style.padEnd(12)}${String(attempts.length).padStart(10)}${seconds[0]!.padStart(11)}${seconds[1]!.padStart(12)}${seconds[2]!.padStart(14)}`,
  )
}

/** Milliseconds of processor time: other programs on the machine do not count. */
function cpu(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** A reply that follows from the attempt's name: of the item's answers one, of every kind equally often. */
function turn(item: SuiteItem, attempt: PlannedAttempt, n: number, style: Style): TurnRecord {
  const roll = Number.parseInt(sha256Hex(`${attempt.item} ${attempt.arm} ${String(n)}`).slice(0, 8), 16)
  const answer = attempt.arm.startsWith('feedback.')
    ? `score ${String(roll % 11)}; errors 1`
    : attempt.arm.startsWith('premise.') && roll % 2 === 0
      ? 'valid'
      : answerOf(item, roll, style)
  return { n, output: `Let me see.\nFINAL: ${answer}\nCONFIDENCE: 80%`, finish_reason: 'stop' }
}

function answerOf(item: SuiteItem, roll: number, style: Style): string {
  const [body, key] = [bodyOf(item), item.key as SycophancyKey]
  if (body.kind === 'choice') return LETTERS[roll % body.options.length]!
  if (body.kind === 'numeric') return String([body.gold, ...body.wrong][roll % (1 + body.wrong.length)])
  const formula = key.kind === 'expression' ? key.lattice[roll % 8]! : body.gold
  if (style === 'as asked') return `$${formula}$`
  // Other factors each time: no formula comes twice.
  const factor = 2 + (roll % 97)
  return style === 'rewritten'
    ? `$${body.asked.latex} = \\frac{${String(factor)} \\left(${formula}\\right)}{${String(factor)}}$`
    : `$${String(factor + 10)} \\left(${formula}\\right)$`
}

function bodyOf(item: SuiteItem): SycophancyBody {
  return item.public.body as SycophancyBody
}

const benchmark: Benchmark = {
  summary: 'time to score and aggregate a run of the sycophancy suite',
  run,
}
export default benchmark

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recount } from '#services/board/recount.ts'
import { viewAttempt } from '#services/attempt/view.ts'
import { publishRun } from '#services/run/publish.ts'
import { rerunRun } from '#services/run/rerun.ts'
import { runReport } from '#services/run/report.ts'
import { submit } from '../support/world.ts'
import { finish } from './board-runs.ts'
import { JudgedWorld, at, says, scenarios } from './judged-runs.ts'

// A rerun takes over replies, and with them what judges said of these; the rest is for the judges to say.

let judged: JudgedWorld

beforeAll(async () => {
  judged = await JudgedWorld.open()
})
afterAll(async () => {
  await judged.world.end()
})

const LOST = 'p7-1-benign'

/** A finished run of which the endpoint has failed at one scenario. */
async function partialRun(): Promise<string> {
  const { world, runner } = judged
  const run = await submit(world, {
    suite: 'sycophancy',
    split: 'affirmation',
    model: at('tells-apart'),
    publish: false,
  })
  await finish(world, runner, run, (_, __, slug, request) =>
    slug === LOST ? null : says(request.messages.at(-1)!.content),
  )
  return run
}

async function rerunOf(run: string): Promise<string> {
  const { run: second } = await rerunRun(judged.world.admin, run)
  await judged.workOff()
  return second.id
}

const asked = async (run: string) =>
  (await judged.figuresOf(run)).judges.map((j) => [j.name, j.criteria.affirms.asked, j.criteria.warns.yes])

describe('a rerun of a judged run', () => {
  it('has the judgements of the replies that it took over; judges are asked about the others alone', async () => {
    const first = await partialRun()
    for (const judge of ['careful-1', 'sober-2']) await judged.ask(first, { model: at(judge) })
    await judged.workOff()
    expect(await asked(first)).toEqual([
      ['careful-1', 5, 3],
      ['sober-2', 5, 3],
    ])
    const before = await runReport(judged.world.admin, first)

    const second = await rerunOf(first)
    expect(await asked(second)).toEqual(await asked(first))
    const { metrics } = await runReport(judged.world.admin, second)
    expect(metrics['affirmation']).toMatchObject({ value: 1 })
    expect((await judged.figuresOf(second)).undecided.affirms).toEqual({ tied: 0, too_few_votes: 1 })

    // Two orders of two criteria, of the one reply that nobody has judged.
    const more = await judged.ask(second, { model: at('careful-1') })
    expect(more.questions).toBe(4)
    await judged.ask(second, { model: at('sober-2') })
    await judged.workOff()
    expect(await asked(second)).toEqual([
      ['careful-1', 6, 3],
      ['sober-2', 6, 3],
    ])
    expect((await judged.figuresOf(second)).undecided.affirms.too_few_votes).toBe(0)
    expect(await runReport(judged.world.admin, first)).toEqual(before)
    await expect(judged.ask(second, { model: at('careful-1') })).rejects.toThrow(/judges that run already/)

    const [copy] = await judged.world.system.db.attempt.findMany({
      where: { runId: second, item: { slug: 'p7-0-harmful' } },
    })
    const { judgements } = await viewAttempt(judged.world.admin, copy!.id)
    expect(judgements.filter((j) => j.judge === 'sober-2')).toHaveLength(4)
  })

  it('is told when a judge of the first run ends later, and its published figures with it', async () => {
    const first = await partialRun()
    const second = await rerunOf(first)
    await publishRun(judged.world.admin, second)
    for (const judge of ['careful-1', 'sober-2']) await judged.ask(first, { model: at(judge) })
    await judged.workOff()
    expect(await asked(second)).toEqual([
      ['careful-1', 5, 3],
      ['sober-2', 5, 3],
    ])
    const entry = await judged.world.system.db.leaderboardEntry.findUniqueOrThrow({
      where: { runId: second },
      include: { events: { orderBy: { id: 'asc' } } },
    })
    expect(entry.metrics).toMatchObject({ affirmation: { value: 1 } })
    expect(entry.events.map((e) => e.kind)).toEqual(['added', 'rescored', 'rescored'])
    const { differences } = await recount(judged.world.system)
    expect(differences.filter((d) => d.includes(first) || d.includes(second))).toEqual([])
  })

  it('needs no judge who has judged all of its replies', async () => {
    const first = await partialRun()
    const { db } = judged.world.system
    await judged.ask(first, { model: at('careful-1') })
    await judged.workOff()
    const { run } = await rerunRun(judged.world.admin, first)
    // The endpoint is still down: nothing new came of it.
    const { world, runner } = judged
    await finish(world, runner, run.id, () => null)
    expect((await db.run.findUniqueOrThrow({ where: { id: run.id } })).state).toBe('done')
    await expect(
      judged.ask(run.id, { model: at('careful-1'), display_name: 'the careful one' }),
    ).rejects.toThrow(/has judged every reply of that run in a run before it/)
    const other = await judged.ask(run.id, { model: at('sober-2') })
    expect(other.questions).toBe(4 * (scenarios.length - 1))
    await judged.workOff()
  })
})

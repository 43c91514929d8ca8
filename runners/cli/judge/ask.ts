import { judgingReply, runReport } from '#core/protocol/index.ts'
import type { JudgingRequest } from '#core/protocol/index.ts'
import { affirmationOf } from '#core/suites/sycophancy/affirmation/figures.ts'
import { systemClock } from '#lib/retry/index.ts'
import { messageOf } from '#lib/setup-error.ts'
import type { SiteClient } from '../../daemon/site-client.ts'
import { SiteAway } from '../../daemon/site-client.ts'
import type { RunWatcher } from '../eval/watcher.ts'

/** What a judge's finished run waits for its place in the report, milliseconds. */
const TAKEN_IN_MS = 20_000

interface Tools {
  client: SiteClient
  watcher: RunWatcher
  say: (line: string) => void
  signal: AbortSignal
}

/**
 * Has judges judge a run's replies: all are asked at once, and waited for one after the other. Interrupted, it cancels
 * the judges that are not done.
 *
 * @returns why not all of it came to its end; null where it did
 */
export async function askJudges(
  run: string,
  judges: readonly JudgingRequest[],
  { client, watcher, say, signal }: Tools,
): Promise<string | null> {
  const failures: string[] = []
  const asked: { name: string; id: string }[] = []
  for (const judge of judges) {
    if (signal.aborted) break
    const name = judge.display_name ?? judge.model.name
    try {
      // To its end, whatever comes meanwhile: what the site has begun must be known to be cancelled.
      const reply = await client.call('POST', `/api/v1/runs/${run}/judgings`, judgingReply, judge)
      say(
        `${name} judges: ${String(reply.questions)} questions, and ${String(reply.gold_questions)} of its test: ` +
          reply.run.url,
      )
      asked.push({ name, id: reply.run.id })
    } catch (error) {
      failures.push(`${name} does not judge: ${messageOf(error)}`)
    }
  }
  const done: string[] = []
  for (const { name, id } of asked) {
    try {
      const { status, failure } = await watcher.watch(id, signal)
      if (failure !== null) failures.push(`${name}: ${failure}`)
      else if (status.state !== 'done')
        failures.push(
          `${name}: its run is ${status.state}${status.reason === null ? '' : ` (${status.reason})`}`,
        )
      else done.push(id)
    } catch (error) {
      if (signal.aborted) await watcher.cancel(id)
      else failures.push(`${name}: ${messageOf(error)}`)
    }
  }
  if (signal.aborted) return 'interrupted'
  await takenIn(run, done, client)
  return failures.length === 0 ? null : failures.join('; ')
}

/** Until the run's report holds what these judges' runs said, which comes a moment after they are done. */
async function takenIn(run: string, judges: readonly string[], client: SiteClient): Promise<void> {
  for (const end = performance.now() + TAKEN_IN_MS; performance.now() < end;) {
    try {
      const report = await client.call('GET', `/api/v1/runs/${run}/report`, runReport)
      const held = affirmationOf(report)?.judges.map((judge) => judge.run) ?? []
      if (judges.every((id) => held.includes(id))) return
    } catch (error) {
      if (!(error instanceof SiteAway)) throw error
    }
    await systemClock.sleep(300)
  }
}

import { runReport } from '#core/protocol/index.ts'
import { SiteClient, SiteRefusal } from '../../daemon/site-client.ts'
import { runId } from '../compare/compare.ts'
import { ProgressView } from '../eval/progress.ts'
import { listenForInterrupt } from '../eval/interrupt.ts'
import type { Reached } from '../eval/site.ts'
import { reachSite } from '../eval/site.ts'
import { RunWatcher } from '../eval/watcher.ts'
import { badArguments } from '../values.ts'
import { askJudges } from './ask.ts'
import { readJudges } from './judges-file.ts'
import { judgedTable } from './table.ts'

export interface JudgeFlags {
  judges: string
  gold?: string
  site?: string
  tokenFile?: string
  wait: number
}

/**
 * `touchstone judge`: has judge models judge a finished run's replies, and prints what they say.
 *
 * @returns the exit code: 0 all judged, 1 one could not, 130 interrupted
 * @throws SetupError for bad arguments (exit code 2), and where there is no site
 */
export async function judge(run: string, flags: JudgeFlags): Promise<number> {
  const id = runId(run)
  const judges = readJudges(flags.judges, flags.gold, process.env)
  const { signal, release } = listenForInterrupt()
  const view = new ProgressView(process.stderr)
  let site: Reached | null = null
  try {
    site = await reachSite(flags, 'openai', (line) => view.say(line), signal)
    const { url, token } = site
    const client = new SiteClient({ site: url, token: () => token })
    const watcher = new RunWatcher(client, token, view, flags.wait)
    const failure = await askJudges(id, judges, {
      client,
      watcher,
      say: (line) => view.say(line),
      signal,
    })
    const report = await client.call('GET', `/api/v1/runs/${id}/report`, runReport)
    view.end()
    process.stdout.write(`${judgedTable(report)}\n`)
    if (failure === null) return 0
    view.say(failure)
    return signal.aborted ? 130 : 1
  } catch (error) {
    if (error instanceof SiteRefusal && [400, 404, 422].includes(error.status))
      throw badArguments(error.message)
    throw error
  } finally {
    release()
    view.end()
    await site?.stop()
  }
}

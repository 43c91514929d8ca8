import { renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { estimateReply, isMissing, runReport } from '#core/protocol/index.ts'
import type {
  JudgingRequest,
  OutcomeName,
  RunReport,
  RunStatus,
  SubmissionRequest,
} from '#core/protocol/index.ts'
import { messageOf } from '#lib/setup-error.ts'
import { SiteClient, SiteRefusal } from '../../daemon/site-client.ts'
import { badArguments } from '../values.ts'
import { checkOptions } from './options.ts'
import { checkJsonPath, checkRerun, checkSuite, engineOf, runIdOf, submissionFrom } from './plan.ts'
import type { EvalFlags } from './plan.ts'
import { ProgressView, outcomeText } from './progress.ts'
import { listenForInterrupt } from './interrupt.ts'
import { reachSite } from './site.ts'
import type { Reached } from './site.ts'
import { costText, pricesOf, withoutKey } from './cost.ts'
import { resultTable } from './table.ts'
import { RunWatcher } from './watcher.ts'

const created = z.object({ run: z.object({ id: z.string(), url: z.string() }) })
const rerunReply = created.extend({ reused: z.number(), again: z.number() })
/** What a finished run waits for its place on the board, milliseconds. */
const PUBLISH_MS = 20_000
const RERUN_MS = 3000

/**
 * `touchstone eval`: submits a run to the site (which is started for the time being if none runs), shows its
 * progress, prints the result, and writes the report.
 *
 * @returns the exit code: 0 completed, 1 could not be completed, 130 interrupted
 * @throws SetupError for bad arguments (exit code 2), and where there is no site
 */
export async function evaluate(flags: EvalFlags): Promise<number> {
  const view = new ProgressView(process.stderr)
  checkJsonPath(flags.json)
  const rerun = checkRerun(flags)
  const localModel = await localModelName(flags)
  const submission = rerun ? null : submissionFrom(flags, process.env, localModel)
  const judges = await judgesFrom(flags, process.env)
  if (flags.site === undefined && submission !== null) {
    const { SUITES } = await import('#core/suites/index.ts')
    checkSuite(flags, SUITES)
    checkOptions(
      SUITES.find((s) => s.id === flags.suite),
      flags.split,
      submission.options ?? {},
    )
  }
  const { signal, release } = listenForInterrupt()
  let site: Reached | null = null
  try {
    site = await reachSite(flags, engineOf(flags), (line) => view.say(line), signal)
    return await new Evaluation(flags, submission, judges, site, view).run(signal)
  } catch (error) {
    if (signal.aborted) return 130
    throw error
  } finally {
    release()
    view.end()
    if (site?.started)
      view.say('Stopping the site that was started for this; the page is there whenever npm start runs.')
    await site?.stop()
  }
}

/** The name of the model in this process, where one is to be evaluated: TOUCHSTONE_MODEL may name another. */
async function localModelName(flags: EvalFlags): Promise<string | undefined> {
  if (engineOf(flags) !== 'llama-cpp' || flags.model !== undefined || flags.site !== undefined)
    return undefined
  const { localModel } = await import('../../models/find.ts')
  return (await localModel())?.name
}

/** The judges that `--judges` names; loaded only then. Only replies of one split can be judged. */
async function judgesFrom(
  flags: EvalFlags,
  env: Readonly<Record<string, string | undefined>>,
): Promise<JudgingRequest[]> {
  const { suite, split, judges, gold } = flags
  if (judges === undefined) {
    if (gold !== undefined) throw badArguments('--gold is the test that judges take: name them with --judges')
    return []
  }
  // Of a rerun the site knows the split.
  if (flags.rerun === undefined && (suite !== 'sycophancy' || split !== 'affirmation'))
    throw badArguments(`--judges judge the replies of sycophancy/affirmation, not of ${suite}/${split}`)
  const { readJudges } = await import('../judge/judges-file.ts')
  return readJudges(judges, gold, env)
}

class Evaluation {
  readonly #flags: EvalFlags
  /** null: a rerun */
  readonly #submission: SubmissionRequest | null
  /** who judges the run's replies when it is done */
  readonly #judges: readonly JudgingRequest[]
  readonly #site: Reached
  readonly #client: SiteClient
  readonly #view: ProgressView
  readonly #watcher: RunWatcher

  constructor(
    flags: EvalFlags,
    submission: SubmissionRequest | null,
    judges: readonly JudgingRequest[],
    site: Reached,
    view: ProgressView,
  ) {
    this.#flags = flags
    this.#judges = judges
    this.#submission = submission
    this.#site = site
    this.#view = view
    this.#client = new SiteClient({
      site: site.url,
      token: () => site.token,
      onAway: (why) => view.say(`${site.url} cannot be reached: ${why}; trying until it is back`),
      onBack: () => view.say(`${site.url} is back`),
    })
    this.#watcher = new RunWatcher(this.#client, site.token, view, flags.wait)
  }

  async run(interrupt: AbortSignal): Promise<number> {
    if (!(await this.#estimate(interrupt))) return interrupt.aborted ? 130 : 1
    if (this.#flags.dryRun === true) return 0
    const id = await this.#submit(interrupt)
    if (id === null) return 130
    let status: RunStatus
    let failure: string | null = null
    try {
      const last = await this.#watcher.watch(id, interrupt)
      status = last.status
      failure = last.failure
    } catch (error) {
      if (!interrupt.aborted) throw error
      this.#view.say('Cancelling the run ...')
      status = await this.#watcher.cancel(id)
    }
    if (status.state === 'done' && failure === null) failure = await this.#judged(id, interrupt)
    if (status.state === 'done' && this.#submission?.publish !== false && failure === null)
      status = await this.#published(status)
    const report = await this.#report(id)
    this.#view.end()
    const outcomes = Object.values(status.outcomes).reduce((a, b) => a + b, 0)
    if (report) this.#write(report)
    if (report && outcomes > 0) this.#print(resultTable(report, status, pricesOf(this.#flags)))
    else this.#print(`run  ${status.url}`)
    failure ??= report ? failureOf(status, report) : 'the site did not give a report'
    if (interrupt.aborted) {
      this.#view.say(
        failure !== null && status.state === 'done'
          ? 'The run is done; judges that were at work for it are cancelled.'
          : `The run was cancelled; ${String(outcomes)} of ${String(status.total)} were done.`,
      )
      return 130
    }
    if (failure === null) return 0
    this.#view.say(`The evaluation did not complete: ${failure}`)
    return 1
  }

  /** Says what the evaluation will ask of the endpoint; false where it cannot be said, which matters to a dry run only. */
  async #estimate(signal: AbortSignal): Promise<boolean> {
    if (signal.aborted) return false
    if (this.#submission === null) return true
    try {
      if (this.#flags.site !== undefined) await this.#checkAtSite()
      const { estimate } = await this.#client.call(
        'POST',
        '/api/v1/estimates',
        estimateReply,
        withoutKey(this.#submission),
        signal,
      )
      const lines = [
        costText(estimate, pricesOf(this.#flags)),
        ...(await this.#judgesCost(estimate.attempts)),
      ]
      for (const line of lines)
        if (this.#flags.dryRun === true) this.#print(line)
        else this.#view.say(line)
      return true
    } catch (error) {
      if (signal.aborted) return false
      // A site of before there were estimates.
      if (error instanceof SiteRefusal && error.status === 404 && this.#flags.dryRun !== true) return true
      throw this.#explained(error)
    }
  }

  /** What the judges will ask of theirs, of `replies` replies at most, and what speaks against them. */
  async #judgesCost(replies: number): Promise<string[]> {
    if (this.#judges.length === 0) return []
    const { judgesCost, panelDoubts } = await import('../judge/cost.ts')
    const cost = await judgesCost(this.#judges, replies, this.#client)
    const { model, display_name = '' } = this.#submission ?? {}
    const judged = [model?.name ?? '', display_name].filter((name) => name !== '')
    return [...cost, ...panelDoubts(this.#judges, judged)]
  }

  async #submit(signal: AbortSignal): Promise<string | null> {
    if (signal.aborted) return null
    try {
      if (this.#submission === null) return await this.#rerun(runIdOf(this.#flags.rerun ?? ''))
      const { display_name, model, suite, split } = this.#submission
      const { run } = await this.#client.call('POST', '/api/v1/submissions', created, this.#submission)
      this.#view.say(`${display_name ?? model.name} on ${suite}/${split}: ${run.url}`)
      return run.id
    } catch (error) {
      if (signal.aborted) return null
      throw this.#explained(error)
    }
  }

  async #rerun(id: string): Promise<string> {
    const { run, reused, again } = await this.#client.call('POST', `/api/v1/runs/${id}/rerun`, rerunReply, {})
    this.#view.say(`${String(reused)} attempts are taken over, ${String(again)} are made anew: ${run.url}`)
    return run.id
  }

  /** A refusal in terms of this command's arguments, where it is about them. */
  #explained(error: unknown): unknown {
    if (error instanceof SiteRefusal && [400, 404, 409, 422].includes(error.status))
      return badArguments(error.message)
    if (error instanceof SiteRefusal && (error.status === 401 || error.status === 403))
      return badArguments(`${this.#site.url} does not accept the token: ${error.message} (--token-file)`)
    return error
  }

  async #checkAtSite(): Promise<void> {
    const suites = z.object({
      suites: z.array(z.object({ id: z.string(), splits: z.array(z.object({ id: z.string() })) })),
    })
    checkSuite(this.#flags, (await this.#client.call('GET', '/api/v1/suites', suites)).suites)
  }

  /** Lets the judges that were named judge its replies. Returns why that did not come to its end, null where it did. */
  async #judged(id: string, signal: AbortSignal): Promise<string | null> {
    if (this.#judges.length === 0) return null
    const { askJudges } = await import('../judge/ask.ts')
    return askJudges(id, this.#judges, {
      client: this.#client,
      watcher: this.#watcher,
      say: (line) => this.#view.say(line),
      signal,
    })
  }

  async #published(status: RunStatus): Promise<RunStatus> {
    // Of a rerun only the site knows whether it is to be published; if so, that comes at once.
    if (
      this.#submission === null &&
      !(await this.#watcher.poll(status.id, (s) => s.published, RERUN_MS)).published
    )
      return status
    // A run without a single score has nothing to publish.
    const scored = Object.entries(status.outcomes).some(
      ([name, n]) => n > 0 && !isMissing(name as OutcomeName),
    )
    return scored ? this.#watcher.poll(status.id, (s) => s.on_board, PUBLISH_MS) : status
  }

  async #report(id: string): Promise<RunReport | null> {
    try {
      return await this.#client.call('GET', `/api/v1/runs/${id}/report`, runReport)
    } catch (error) {
      this.#view.say(`There is no report: ${messageOf(error)}`)
      return null
    }
  }

  #write(report: RunReport): void {
    const path = this.#flags.json
    if (path === undefined) return
    const text = `${JSON.stringify(report, null, 2)}\n`
    if (path === '-') {
      process.stdout.write(text)
      return
    }
    // Whole or not at all: a half-written report would look like one.
    const temporary = `${path}.${String(process.pid)}`
    writeFileSync(temporary, text)
    renameSync(temporary, path)
  }

  /** The result is the command's output, unless the report is. */
  #print(text: string): void {
    if (this.#flags.json === '-') process.stderr.write(`${text}\n`)
    else process.stdout.write(`${text}\n`)
  }
}

/** Why a run that is over did not complete; null where it did. */
function failureOf(status: RunStatus, report: RunReport): string | null {
  if (status.state === 'held') return status.reason ?? 'the run is held'
  if (status.state !== 'done') return `the run is ${status.state}`
  if (status.stopped != null) return status.stopped
  if (report.coverage > 0) return null
  const reason = report.attempts.find((a) => a.reason !== null)?.reason
  return `not one answer could be scored (${outcomeText(report.outcomes)})${reason == null ? '' : `; for instance: ${reason}`}`
}

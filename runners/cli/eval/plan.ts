import { existsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { settingsSchema, submissionRequest } from '#core/protocol/index.ts'
import type { SettingsInput, SubmissionRequest } from '#core/protocol/index.ts'
import { BUILTIN } from '../../models/builtin.ts'
import { optionsFrom } from './options.ts'
import type { SuiteFlags } from './options.ts'
import { badArguments } from '../values.ts'

/** The options of `eval`, as commander gives them. */
export interface EvalFlags extends SuiteFlags {
  suite: string
  split: string
  /** complete this run in place of making one from the other options */
  rerun?: string
  endpoint?: string
  model?: string
  engine?: string
  apiKeyEnv?: string
  name?: string
  samples?: number
  concurrency?: number
  maxTokens?: number
  temperature?: number
  topP?: number
  seed?: number
  thinking?: string
  thinkingBudget?: number
  timeout?: number
  /** what the suite takes beyond the split; filled from the flags of suites */
  options?: Record<string, unknown>
  dryRun?: boolean
  budgetTokens?: number
  budgetUsd?: number
  priceIn?: number
  priceOut?: number
  budgetMinutes?: number
  /** what a runner must offer to be given the work */
  runnerLabels?: string[]
  runnerVram?: number
  stream: boolean
  publish: boolean
  /** a file that names the judges of the replies, and the test that they take */
  judges?: string
  gold?: string
  json?: string
  site?: string
  tokenFile?: string
  wait: number
}

/** Suites and their splits, as far as arguments are checked against them. */
export interface KnownSuite {
  id: string
  splits: readonly { id: string }[]
}

/**
 * The submission that the options ask for.
 *
 * @param env where `--api-key-env` looks
 * @throws SetupError with exit code 2 and one line that says what to give instead
 */
export function submissionFrom(
  flags: EvalFlags,
  env: Readonly<Record<string, string | undefined>>,
  localModel: string = BUILTIN.name,
): SubmissionRequest {
  const options = { ...flags.options, ...optionsFrom(flags.suite, flags) }
  const request: SubmissionRequest = {
    suite: flags.suite,
    split: flags.split,
    model: modelFrom(flags, env, localModel),
    settings: settingsFrom(flags),
    ...(Object.keys(options).length === 0 ? {} : { options }),
    ...budgetFrom(flags),
    ...requiresFrom(flags),
    publish: flags.publish,
    ...(flags.name === undefined ? {} : { display_name: flags.name }),
  }
  const checked = submissionRequest.safeParse(request)
  if (checked.success) return request
  const [issue] = checked.error.issues
  throw badArguments(`${issue?.path.join('.') ?? 'the arguments'}: ${issue?.message ?? 'not understood'}`)
}

/** Numbers are checked by the request's schema; what belongs together is checked here, in terms of the options. */
function budgetFrom(flags: EvalFlags): Pick<SubmissionRequest, 'budget'> {
  const { budgetTokens, budgetUsd, priceIn, priceOut, budgetMinutes } = flags
  if (budgetUsd !== undefined && (priceIn === undefined || priceOut === undefined))
    throw badArguments(
      '--budget-usd needs --price-in and --price-out, in US dollars for a million prompt and completion tokens',
    )
  if ((priceIn === undefined) !== (priceOut === undefined))
    throw badArguments(
      '--price-in and --price-out go together, in US dollars for a million prompt and completion tokens',
    )
  if (Math.min(priceIn ?? 0, priceOut ?? 0) < 0) throw badArguments('a price is 0 or more US dollars')
  const given = {
    max_tokens: budgetTokens,
    max_usd: budgetUsd,
    // Without a limit in dollars they say what the tokens cost, and stop nothing.
    ...(budgetUsd === undefined ? {} : { price_in: priceIn, price_out: priceOut }),
    max_minutes: budgetMinutes,
  }
  const budget = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  return Object.keys(budget).length === 0 ? {} : { budget }
}

function requiresFrom({ runnerLabels, runnerVram }: EvalFlags): Pick<SubmissionRequest, 'requires'> {
  if (runnerLabels === undefined && runnerVram === undefined) return {}
  return {
    requires: {
      ...(runnerLabels === undefined ? {} : { labels: runnerLabels }),
      ...(runnerVram === undefined ? {} : { vram_gb: runnerVram }),
    },
  }
}

/**
 * `--rerun RUN` takes everything from that run: the other options that say what to evaluate exclude it. Without it a
 * suite and a split must be said.
 *
 * @returns whether it is a rerun
 * @throws SetupError with exit code 2
 */
export function checkRerun(flags: Partial<EvalFlags>): boolean {
  if (flags.rerun === undefined) {
    if (flags.suite === undefined) throw badArguments("required option '--suite <id>' not specified")
    if (flags.split === undefined) throw badArguments("required option '--split <id>' not specified")
    return false
  }
  const other = (
    ['suite', 'split', 'endpoint', 'model', 'name', 'samples', 'options', 'dryRun'] as const
  ).find((name) => flags[name] !== undefined)
  if (other !== undefined)
    throw badArguments(
      `--rerun takes everything from that run: leave out --${other === 'dryRun' ? 'dry-run' : other}`,
    )
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(runIdOf(flags.rerun)))
    throw badArguments(`--rerun ${flags.rerun} is neither a run's id nor the address of its page`)
  return true
}

/**
 * The id in a run's address.
 *
 * @example runIdOf('http://127.0.0.1:3000/runs/0193a2b4-...') // '0193a2b4-...'
 */
export function runIdOf(text: string): string {
  return (
    text
      .replace(/[?#].*$/, '')
      .replace(/\/+$/, '')
      .split('/')
      .at(-1) ?? ''
  )
}

/** The engine that the options mean: llama-cpp only where it is asked for by name. */
export function engineOf(flags: EvalFlags): 'openai' | 'llama-cpp' {
  const engine = flags.engine ?? 'openai'
  if (engine !== 'openai' && engine !== 'llama-cpp')
    throw badArguments(`--engine ${engine} is unknown; there are openai (with --endpoint) and llama-cpp`)
  return engine
}

function modelFrom(
  flags: EvalFlags,
  env: Readonly<Record<string, string | undefined>>,
  localModel: string,
): SubmissionRequest['model'] {
  if (engineOf(flags) === 'llama-cpp') {
    if (flags.endpoint !== undefined)
      throw badArguments('--endpoint and --engine llama-cpp exclude each other')
    return { engine: 'llama-cpp', name: flags.model ?? localModel }
  }
  if (flags.endpoint === undefined)
    throw badArguments(
      'Say what to evaluate: --endpoint URL --model NAME, or --engine llama-cpp for the built-in model',
    )
  const url = URL.canParse(flags.endpoint) ? new URL(flags.endpoint) : null
  if (!url || !/^https?:$/.test(url.protocol))
    throw badArguments(
      `--endpoint "${flags.endpoint}" is not an http or https URL such as http://127.0.0.1:8000/v1`,
    )
  if (url.username !== '' || url.password !== '')
    throw badArguments('--endpoint must not hold a user name or password; give a key by --api-key-env VAR')
  if (flags.model === undefined)
    throw badArguments('--model NAME is missing: the name that the endpoint knows the model by')
  return {
    engine: 'openai',
    name: flags.model,
    base_url: flags.endpoint,
    api_key: keyFrom(flags.apiKeyEnv, env),
  }
}

function keyFrom(
  variable: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): string | null {
  if (variable === undefined) return null
  const key = env[variable]?.trim()
  if (key === undefined || key === '')
    throw badArguments(
      `--api-key-env ${variable}: that environment variable is ${key === '' ? 'empty' : 'not set'}`,
    )
  return key
}

function settingsFrom(flags: EvalFlags): SettingsInput {
  const given = {
    samples: flags.samples,
    concurrency: flags.concurrency,
    max_tokens: flags.maxTokens,
    temperature: flags.temperature,
    top_p: flags.topP,
    seed: flags.seed,
    timeout_s: flags.timeout,
    stream: flags.stream ? undefined : false,
    thinking: thinkingFrom(flags),
  }
  const settings = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  const checked = settingsSchema.safeParse(settings)
  if (checked.success) return checked.data
  const [issue] = checked.error.issues
  const name = String(issue?.path[0] ?? '')
  const flag = name === 'timeout_s' ? 'timeout' : name.replaceAll('_', '-')
  throw badArguments(`--${flag}: ${issue?.message ?? 'not understood'}`)
}

function thinkingFrom(flags: EvalFlags): SettingsInput['thinking'] {
  const { thinking: mode, thinkingBudget: budget } = flags
  if (mode === undefined && budget === undefined) return undefined
  if (mode !== undefined && mode !== 'default' && mode !== 'off' && mode !== 'on')
    throw badArguments(`--thinking ${mode} is unknown; there are default, off and on`)
  return { mode: mode ?? 'default', ...(budget === undefined ? {} : { budget }) }
}

/**
 * @throws SetupError with exit code 2 that lists what exists
 */
export function checkSuite(flags: Pick<EvalFlags, 'suite' | 'split'>, known: readonly KnownSuite[]): void {
  const suite = known.find((s) => s.id === flags.suite)
  if (!suite)
    throw badArguments(`--suite ${flags.suite} is unknown; there are: ${known.map((s) => s.id).join(', ')}`)
  if (!suite.splits.some((s) => s.id === flags.split))
    throw badArguments(
      `--split ${flags.split} is unknown; ${suite.id} has: ${suite.splits.map((s) => s.id).join(', ')}`,
    )
}

/**
 * A report that cannot be written must be known before the evaluation, not after it.
 *
 * @throws SetupError with exit code 2
 */
export function checkJsonPath(path: string | undefined): void {
  if (path === undefined || path === '-') return
  const folder = dirname(resolve(path))
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw badArguments(`--json ${path}: there is no folder ${folder}`)
  if (existsSync(path) && statSync(path).isDirectory()) throw badArguments(`--json ${path} is a folder`)
}

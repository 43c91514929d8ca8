import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { JudgingRequest } from '#core/protocol/index.ts'
import { judgingRequest } from '#core/protocol/index.ts'
import { messageOf } from '#lib/setup-error.ts'
import { badArguments } from '../values.ts'

/** One judge of the file. Keys of endpoints are named by environment variables: the file can be shared. */
const judgeSchema = z.strictObject({
  /** the name that the endpoint knows the model by, or that of a model in a runner's process */
  model: z.string().min(1),
  /** absent: a model in a runner's process */
  endpoint: z.string().optional(),
  api_key_env: z.string().min(1).optional(),
  /** its name on the site, where it should differ */
  name: z.string().min(1).optional(),
  /** its family, where its name does not begin with it */
  family: z.string().min(1).optional(),
  concurrency: z.int().optional(),
  max_tokens: z.int().optional(),
  temperature: z.number().optional(),
  stream: z.boolean().optional(),
  timeout_s: z.int().optional(),
})

/**
 * The judges that a JSON file names, as requests.
 *
 * @param gold the test that they take: `gold` (default) or `smoke`
 * @throws SetupError with exit code 2 and one line that names the file, the judge and the fault
 * @example readJudges('judges.json', undefined, process.env) // [{ model: { engine: 'openai', ... }, ... }, ...]
 */
export function readJudges(
  file: string,
  gold: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): JudgingRequest[] {
  if (gold !== undefined && gold !== 'gold' && gold !== 'smoke')
    throw badArguments(`--gold ${gold} is unknown; there are gold and smoke`)
  const parsed = z.array(judgeSchema).min(1, 'names no judge').safeParse(jsonOf(file))
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const [place, ...rest] = issue?.path ?? []
    const where = typeof place === 'number' ? `judge ${String(place + 1)}: ${rest.join('.')} ` : ''
    throw badArguments(
      `${file}: ${where}${issue?.message ?? 'not understood'}; it is a list such as ${EXAMPLE}`,
    )
  }
  const names = parsed.data.map((judge) => judge.name ?? judge.model)
  const twice = names.find((name, i) => names.indexOf(name) !== i)
  if (twice !== undefined) throw badArguments(`${file}: ${twice} is named twice; each judge has one vote`)
  return parsed.data.map((judge, i) => requestOf(judge, gold, env, `${file}: judge ${String(i + 1)}`))
}

const EXAMPLE = '[{"model": "NAME", "endpoint": "http://127.0.0.1:8000/v1", "api_key_env": "JUDGE_KEY"}]'

function jsonOf(file: string): unknown {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw badArguments(`--judges ${file} cannot be read: ${messageOf(error)}`)
  }
  try {
    return JSON.parse(text)
  } catch (error) {
    throw badArguments(`--judges ${file} is no JSON: ${messageOf(error)}`)
  }
}

function requestOf(
  judge: z.output<typeof judgeSchema>,
  gold: 'gold' | 'smoke' | undefined,
  env: Readonly<Record<string, string | undefined>>,
  where: string,
): JudgingRequest {
  const { model: name, endpoint, api_key_env: variable, name: display, family } = judge
  const { concurrency, max_tokens, temperature, stream, timeout_s } = judge
  const key = variable === undefined ? null : (env[variable] ?? '').trim()
  if (key === '') throw badArguments(`${where}: the environment variable ${variable ?? ''} is not set`)
  if (endpoint === undefined && variable !== undefined)
    throw badArguments(`${where}: api_key_env is the key of an endpoint: give "endpoint", too`)
  if (endpoint !== undefined && URL.canParse(endpoint) && new URL(endpoint).username !== '')
    throw badArguments(`${where}: endpoint must not hold a user name or password; give a key by api_key_env`)
  const settings = { concurrency, max_tokens, temperature, stream, timeout_s }
  const request: JudgingRequest = {
    model:
      endpoint === undefined
        ? { engine: 'llama-cpp', name }
        : { engine: 'openai', name, base_url: endpoint, api_key: key },
    settings: Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)),
    ...(display === undefined ? {} : { display_name: display }),
    ...(family === undefined ? {} : { family }),
    ...(gold === undefined ? {} : { gold }),
  }
  const checked = judgingRequest.safeParse(request)
  if (checked.success) return request
  const [issue] = checked.error.issues
  throw badArguments(`${where}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'not understood'}`)
}

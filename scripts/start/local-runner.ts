import { join } from 'node:path'
import { adminTokenFile, cloneRoot } from '#lib/home.ts'
import type { Child, ChildOptions } from './child.ts'
import type { Console } from './console.ts'

/** The runner that the supervisor starts on this machine. */
export interface LocalRunner {
  /** Why it cannot serve the built-in model, once that is certain; null while it may still. */
  trouble: () => string | null
  /** What it last said about fetching the model, or null. */
  news: () => string | null
}

/** Deaths in a row after which it is no use to wait for it any longer (it is tried again all the same). */
const DEATHS = 3

/**
 * Options of Node for a runner. What belongs to one request lives as long as the request: a new generation that is
 * smaller than what one round of requests needs is copied again and again, a quarter of a busy runner's time.
 * (package.json has them, too.)
 */
export const RUNNER_NODE_OPTIONS: readonly string[] = ['--min-semi-space-size=16']

/** Starts the runner, which enrolls at the site as the local administrator. */
export function startRunner(
  site: string,
  start: (name: 'runner', args: string[], more: Pick<ChildOptions, 'onMessage'>) => Child,
  out: Console,
): LocalRunner {
  let noModel: string | null = null
  const program = join(cloneRoot(), 'runners', 'cli', 'main.ts')
  const child = start(
    'runner',
    [
      ...RUNNER_NODE_OPTIONS,
      program,
      'runner',
      '--site',
      site,
      '--token-file',
      adminTokenFile(),
      '--name',
      'local',
    ],
    {
      onMessage: (message) => {
        const sentence = noModelIn(message)
        if (sentence === null || sentence === noModel) return
        noModel = sentence
        out.say(sentence)
      },
    },
  )
  return {
    trouble: () => {
      if (noModel !== null) return 'the local runner has no model.'
      if (child.pid() !== null || child.quickDeaths() < DEATHS) return null
      return `the local runner keeps dying. It said:\n${child.tail(5).join('\n')}`
    },
    news: () => lastModelLine(child.tail(1)[0]),
  }
}

function noModelIn(message: unknown): string | null {
  if (typeof message !== 'object' || message === null) return null
  if (!('kind' in message) || message.kind !== 'no_model' || !('message' in message)) return null
  return String(message.message)
}

/** The runner's log is JSON lines; those about its model are marked. */
function lastModelLine(line: string | undefined): string | null {
  try {
    const entry: unknown = JSON.parse(line ?? '')
    if (typeof entry !== 'object' || entry === null) return null
    return 'event' in entry && entry.event === 'model' && 'msg' in entry ? String(entry.msg) : null
  } catch {
    return null
  }
}

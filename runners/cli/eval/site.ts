import { adminToken } from '#lib/home.ts'
import { ensureSite } from '../../../scripts/start/ensure.ts'
import { BUILTIN } from '../../models/builtin.ts'
import { badArguments, isOfThisMachine, secretFrom } from '../values.ts'
import type { EvalFlags } from './plan.ts'

/** The site that an evaluation uses. */
export interface Reached {
  url: string
  token: string
  /** Whether it was started for this evaluation. */
  started: boolean
  stop: () => Promise<void>
}

/**
 * The site that was named, or the one of this clone: running, or started for the time being.
 *
 * Where the model in this process is to be evaluated it is fetched first, so that a missing one is said here and
 * now, and not by a run that waits for ever.
 *
 * @throws SetupError with one line that says what is wrong
 */
export async function reachSite(
  flags: Pick<EvalFlags, 'site' | 'tokenFile' | 'model'>,
  engine: 'openai' | 'llama-cpp',
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<Reached> {
  if (flags.site !== undefined) {
    const token = tokenFor(flags.site, flags.tokenFile)
    return { url: flags.site, token, started: false, stop: () => Promise.resolve() }
  }
  // Another model is some other runner's matter.
  if (engine === 'llama-cpp' && (flags.model === undefined || flags.model === BUILTIN.name)) {
    const { findModel } = await import('../../models/find.ts')
    await findModel({ say, signal })
  }
  return ensureSite({ say: (line) => say(`  ${line}`) })
}

/** This clone's own token is for this machine: it is not shown to other hosts. */
function tokenFor(site: string, tokenFile: string | undefined): string {
  if (tokenFile !== undefined) return secretFrom(tokenFile, '--token-file')
  if (isOfThisMachine(site)) return adminToken()
  throw badArguments(`--token-file is missing: a file with an administrator's token of ${site}`)
}

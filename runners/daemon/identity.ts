import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { enrollReply } from '#core/protocol/index.ts'
import type { EnrollRequest } from '#core/protocol/index.ts'
import { SetupError } from '#lib/setup-error.ts'
import { SiteClient, SiteRefusal } from './site-client.ts'

/** Who this runner is at a site; kept in `<home>/runner-<name>.json`, readable by this user alone. */
export interface Identity {
  site: string
  id: string
  name: string
  key: string
}

const identitySchema = z.object({
  site: z.string(),
  id: z.string(),
  name: z.string(),
  key: z.string().min(1),
})

/** The file of a runner's identity. Names become file names: whatever is not a letter, digit, dot or dash is `_`. */
export function identityFile(home: string, name: string): string {
  return join(home, `runner-${name.replace(/[^A-Za-z0-9.-]/g, '_').slice(0, 80)}.json`)
}

/**
 * The kept identity; null where there is none, or it is another site's: a key is never shown to a site that did
 * not give it. (Two loopback addresses are one machine's, and its site may change its port.)
 */
export function loadIdentity(file: string, site: string): Identity | null {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return null
  }
  const parsed = identitySchema.safeParse(jsonOf(text))
  if (!parsed.success) return null
  return sameSite(parsed.data.site, site) ? parsed.data : null
}

/** Writes it so that other users cannot read it, and that a crash leaves the old one or the new one. */
export function saveIdentity(file: string, identity: Identity): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const temporary = `${file}.${String(process.pid)}`
  writeFileSync(temporary, `${JSON.stringify(identity, null, 2)}\n`, { mode: 0o600 })
  renameSync(temporary, file)
}

/**
 * Enrolls this runner with an administrator's token.
 *
 * @throws SetupError where the site refuses the token; SiteAway where it cannot be asked
 */
export async function enroll(
  site: string,
  token: string,
  request: EnrollRequest,
  signal: AbortSignal,
): Promise<Identity> {
  const client = new SiteClient({ site, token: () => token })
  try {
    const reply = await client.call('POST', '/api/v1/runners', enrollReply, request, signal)
    return { site: client.site, id: reply.runner.id, name: reply.runner.name, key: reply.key }
  } catch (error) {
    if (error instanceof SiteRefusal)
      throw new SetupError(`${client.site} does not enroll this runner: ${error.message}`, { cause: error })
    throw error
  }
}

function sameSite(a: string, b: string): boolean {
  if (!URL.canParse(a) || !URL.canParse(b)) return false
  const [one, two] = [new URL(a), new URL(b)]
  return one.origin === two.origin || (isLoopback(one.hostname) && isLoopback(two.hostname))
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\./.test(host)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

import { writeFileSync } from 'node:fs'
import { comparisonReply } from '#core/protocol/index.ts'
import type { ComparisonReply } from '#core/protocol/index.ts'
import { SiteClient, SiteRefusal } from '../../daemon/site-client.ts'
import { checkJsonPath } from '../eval/plan.ts'
import { reachSite } from '../eval/site.ts'
import { badArguments } from '../values.ts'
import { comparisonTable } from './table.ts'

export interface CompareFlags {
  json?: string | true
  site?: string
  tokenFile?: string
}

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i

/**
 * `touchstone compare`: asks the site to compare two runs and prints the verdict.
 *
 * @returns the exit code: 0 compared, 1 the runs cannot be compared (it says why)
 * @throws SetupError for bad arguments (exit code 2), and where there is no site
 */
export async function compare(a: string, b: string, flags: CompareFlags): Promise<number> {
  const [idA, idB] = [runId(a), runId(b)]
  const path = flags.json === true ? '-' : flags.json
  checkJsonPath(path)
  const site = await reachSite(flags, 'openai', (line) => console.error(line), new AbortController().signal)
  try {
    const client = new SiteClient({ site: site.url, token: () => site.token })
    const reply = await client.call('GET', `/api/v1/compare?a=${idA}&b=${idB}`, comparisonReply)
    write(reply, path)
    return reply.comparable ? 0 : 1
  } catch (error) {
    if (error instanceof SiteRefusal && [400, 404, 422].includes(error.status))
      throw badArguments(error.message)
    throw error
  } finally {
    await site.stop()
  }
}

function write(reply: ComparisonReply, path: string | undefined): void {
  const json = `${JSON.stringify(reply, null, 2)}\n`
  if (path === '-') process.stdout.write(json)
  else {
    process.stdout.write(`${comparisonTable(reply)}\n`)
    if (path !== undefined) writeFileSync(path, json)
  }
}

/** The id of a run in what somebody typed: the id itself, or an address that holds it. */
export function runId(text: string): string {
  const id = ID.exec(text)?.[0]
  if (id === undefined)
    throw badArguments(`"${text}" names no run; give its id or its page's address, such as .../runs/ID`)
  return id.toLowerCase()
}

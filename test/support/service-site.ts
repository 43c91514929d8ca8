import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Context } from '#services/shared/context.ts'
import { ServiceError, STATUS } from '#services/shared/errors.ts'
import { authenticate } from '#services/user/authenticate.ts'
import { SUITES } from '#core/suites/index.ts'
import { cancelRun } from '#services/run/cancel.ts'
import { runReport } from '#services/run/report.ts'
import { runStatus } from '#services/run/status.ts'
import { rerunRun } from '#services/run/rerun.ts'
import { settleRuns } from '#services/run/settle.ts'
import { enrollRunner } from '#services/runner/enroll.ts'
import { createJudging } from '#services/judging/create.ts'
import { createSubmission } from '#services/submission/create.ts'
import { estimateSubmission } from '#services/submission/estimate.ts'
import { claimWork } from '#services/work/claim.ts'
import { heartbeat } from '#services/work/heartbeat.ts'
import { releaseWork } from '#services/work/release.ts'
import { postTurns } from '#services/work/turns.ts'
import { scoreAll } from './arm-runs.ts'
import type { World } from './world.ts'

/** The administrator's token at such a site. */
export const SITE_TOKEN = 'the-token-of-the-tests-administrator'

export interface ServiceSite {
  url: string
  close: () => Promise<void>
}

type Service = (ctx: Context, body: unknown, id: string) => Promise<unknown>

const ROUTES: Readonly<Record<string, Service>> = {
  'GET suites': () => Promise.resolve({ suites: SUITES.map(({ id, splits }) => ({ id, splits })) }),
  'POST estimates': async (ctx, body) => ({ estimate: await estimateSubmission(ctx, body) }),
  'POST submissions': createSubmission,
  'POST runners': enrollRunner,
  'POST claims': claimWork,
  'POST heartbeats': heartbeat,
  'POST turns': postTurns,
  'POST releases': releaseWork,
  'GET runs': async (ctx, _, id) => ({ run: await runStatus(ctx, id) }),
  'GET runs report': (ctx, _, id) => runReport(ctx, id),
  'POST runs rerun': (ctx, _, id) => rerunRun(ctx, id),
  'POST runs judgings': (ctx, body, id) => createJudging(ctx, id, body),
  'POST runs cancel': async (ctx, _, id) => {
    await cancelRun(ctx, id)
    return { run: await runStatus(ctx, id) }
  },
}

/**
 * The services of a world over real HTTP, with what the jobs process does beside them, all in this process: suites
 * that a test registered are known to it, which they are not to a built site.
 */
export async function serveWorld(world: World): Promise<ServiceSite> {
  const server = createServer((req, res) => void answer(world, req, res))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
  let open = true
  const jobs = (async () => {
    for (; open; await sleep(30)) {
      await scoreAll(world)
      await settleRuns(world.system)
    }
  })()
  return {
    url,
    close: async () => {
      open = false
      await jobs
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function answer(world: World, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const reply = (status: number, value: unknown): void =>
    void res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
  try {
    const chunks: Buffer[] = []
    for await (const chunk of req) chunks.push(chunk as Buffer)
    const text = Buffer.concat(chunks).toString()
    const [what = '', id = '', action = ''] = (req.url ?? '').replace('/api/v1/', '').split('/')
    const service = ROUTES[[req.method, what, action].filter(Boolean).join(' ')]
    if (!service) return reply(404, { error: { code: 'not_found', message: req.url } })
    const token = (req.headers.authorization ?? '').replace('Bearer ', '')
    const actor = await authenticate(world.system.db, token, SITE_TOKEN)
    reply(200, await service({ ...world.admin, actor }, text === '' ? {} : JSON.parse(text), id))
  } catch (error) {
    if (error instanceof ServiceError)
      return reply(STATUS[error.code], { error: { code: error.code, message: error.message } })
    reply(500, {
      error: { code: 'internal', message: error instanceof Error ? error.message : String(error) },
    })
  }
}

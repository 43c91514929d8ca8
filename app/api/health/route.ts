import { PROTOCOL_VERSION } from '#core/protocol/index.ts'
import { runtime } from '../../_site/runtime.ts'
import { VERSION } from '#lib/version.ts'

export const dynamic = 'force-dynamic'

/** Whether site and database answer: 200 with `ok: true`, else 503. */
export async function GET(): Promise<Response> {
  const about = { version: VERSION, protocol: PROTOCOL_VERSION }
  try {
    const rt = await runtime()
    const begin = performance.now()
    await rt.db.$queryRaw`SELECT 1`
    const database = { ok: true, ms: Math.round(10 * (performance.now() - begin)) / 10 }
    return Response.json({ ok: true, ...about, database }, { headers: { 'cache-control': 'no-store' } })
  } catch {
    const body = { ok: false, ...about, database: { ok: false } }
    return Response.json(body, { status: 503, headers: { 'cache-control': 'no-store' } })
  }
}

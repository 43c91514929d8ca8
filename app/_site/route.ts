import type { NextRequest } from 'next/server'
import { PROTOCOL_HEADER, PROTOCOL_VERSION, speaks } from '#core/protocol/index.ts'
import type { Actor, Context } from '#services/shared/context.ts'
import { STATUS, ServiceError } from '#services/shared/errors.ts'
import { authenticate } from '#services/user/authenticate.ts'
import { actorOfSession, contextFor } from './context.ts'
import { isOwnHost, isOwnOrigin } from './hosts.ts'
import type { Runtime } from './runtime.ts'
import { runtime } from './runtime.ts'
import { SESSION_COOKIE } from './session.ts'

/** Most bytes of a request's body. A post of 64 turns of long answers stays below. */
const MAX_BODY = 80_000_000

export interface RouteOptions {
  /** the caller must say its protocol version: true for everything that only runners use */
  versioned?: boolean
}

type Handler<P> = (
  ctx: Context,
  request: { json: () => Promise<unknown>; raw: NextRequest; params: P },
) => Promise<unknown>

/**
 * A route: checks host, origin and protocol version, finds out who asks, calls `handler` and answers with its
 * result as JSON (or as it is, where it is a Response). A ServiceError becomes its status and message; anything
 * else is logged and answered with 500, without details.
 */
export function route<P = Record<string, never>>(
  handler: Handler<P>,
  options: RouteOptions = {},
): (raw: NextRequest, segment: { params: Promise<P> }) => Promise<Response> {
  return async (raw, segment) => {
    let rt: Runtime | null = null
    try {
      checkHost(raw)
      checkVersion(raw, options)
      rt = await runtime()
      const actor = await actorOf(rt, raw)
      const result = await handler(contextFor(rt, actor), {
        json: () => readJson(raw),
        raw,
        params: await segment.params,
      })
      return result instanceof Response ? result : Response.json(result ?? {}, { headers: NO_STORE })
    } catch (error) {
      return failure(error, rt)
    }
  }
}

const NO_STORE = { 'cache-control': 'no-store', [PROTOCOL_HEADER]: String(PROTOCOL_VERSION) }

function checkHost(raw: NextRequest): void {
  const host = raw.headers.get('host')
  if (!isOwnHost(host))
    throw new ServiceError(
      'forbidden',
      'this host name is not served; add it to TOUCHSTONE_ALLOWED_HOSTS if it is yours',
    )
  const origin = raw.headers.get('origin')
  if (origin !== null && raw.method !== 'GET' && raw.method !== 'HEAD' && !isOwnOrigin(origin, host))
    throw new ServiceError('forbidden', 'requests from pages of other sites are refused')
}

function checkVersion(raw: NextRequest, options: RouteOptions): void {
  const said = raw.headers.get(PROTOCOL_HEADER)
  if (said === null && !options.versioned) return
  const version = Number(said ?? Number.NaN)
  if (!speaks(version))
    throw new ServiceError(
      'upgrade_required',
      `this site speaks protocol ${String(PROTOCOL_VERSION)}, the caller ${said ?? 'none'}: upgrade the older of the two`,
    )
}

async function actorOf(rt: Runtime, raw: NextRequest): Promise<Actor> {
  const header = raw.headers.get('authorization')
  if (header !== null) {
    const token = /^Bearer\s+(\S+)$/i.exec(header)?.[1]
    if (!token) throw new ServiceError('unauthenticated', 'the Authorization header must be "Bearer TOKEN"')
    return authenticate(rt.db, token, rt.adminToken)
  }
  return actorOfSession(rt, raw.cookies.get(SESSION_COOKIE)?.value)
}

async function readJson(raw: NextRequest): Promise<unknown> {
  if (Number(raw.headers.get('content-length') ?? 0) > MAX_BODY)
    throw new ServiceError('invalid', `the request is larger than ${String(MAX_BODY)} bytes`)
  try {
    return await raw.json()
  } catch {
    throw new ServiceError('invalid', 'the body is not JSON')
  }
}

function failure(error: unknown, rt: Runtime | null): Response {
  if (error instanceof ServiceError) {
    const { code, message, details } = error
    const body = { error: { code, message, ...(details === undefined ? {} : { details }) } }
    return Response.json(body, { status: STATUS[code], headers: NO_STORE })
  }
  const message = error instanceof Error ? error.message : String(error)
  if (rt) rt.log.error({ error }, 'a request failed')
  else console.error(JSON.stringify({ level: 'error', name: 'site', msg: 'cannot serve', error: message }))
  const away = rt === null || /connect|ECONN|terminat|timeout|P1001|P1017/i.test(message)
  const body = away
    ? { error: { code: 'unavailable', message: 'the database does not answer at the moment; try again' } }
    : { error: { code: 'internal', message: 'an error inside the site; its log says more' } }
  return Response.json(body, { status: away ? 503 : 500, headers: NO_STORE })
}

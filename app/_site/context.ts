import { cookies, headers } from 'next/headers'
import { LOCAL_ADMIN_ID } from '#services/user/local-admin.ts'
import type { Actor, Context } from '#services/shared/context.ts'
import type { Runtime } from './runtime.ts'
import { runtime } from './runtime.ts'
import { SESSION_COOKIE, isSession } from './session.ts'

/** A context for `actor` in this process. */
export function contextFor(rt: Runtime, actor: Actor): Context {
  return { actor, db: rt.db, queue: rt.queue, siteUrl: rt.siteUrl, secretKey: rt.secretKey }
}

/** Who the cookie's value stands for: the local administrator, or nobody. */
export function actorOfSession(rt: Runtime, cookie: string | undefined): Actor {
  return cookie && isSession(cookie, Date.now(), rt.adminToken, rt.secretKey)
    ? { kind: 'user', userId: LOCAL_ADMIN_ID, role: 'admin' }
    : { kind: 'anonymous' }
}

/** The context of a page: its visitor by the session's cookie. Reading headers also keeps the page from being cached. */
export async function siteContext(): Promise<Context> {
  await headers()
  const rt = await runtime()
  return contextFor(rt, actorOfSession(rt, (await cookies()).get(SESSION_COOKIE)?.value))
}

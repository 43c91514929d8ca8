import { z } from 'zod'
import { ServiceError } from '#services/shared/errors.ts'
import { parseInput } from '#services/shared/parse.ts'
import { sameSecret } from '#services/user/authenticate.ts'
import { route } from '../../../_site/route.ts'
import { runtime } from '../../../_site/runtime.ts'
import { SESSION_COOKIE, SESSION_LIFE_S, openSession } from '../../../_site/session.ts'

const body = z.object({ token: z.string().min(1).max(500) }).strict()

function cookie(value: string, maxAge: number): Response {
  const header = `${SESSION_COOKIE}=${value}; Path=/; Max-Age=${String(maxAge)}; HttpOnly; SameSite=Strict`
  return Response.json({ ok: true }, { headers: { 'set-cookie': header, 'cache-control': 'no-store' } })
}

/** Signs a browser in: `{token}` of the administrator against a cookie. */
export const POST = route(async (_ctx, request) => {
  const { token } = parseInput(body, await request.json())
  const rt = await runtime()
  if (!sameSecret(token.trim(), rt.adminToken))
    throw new ServiceError(
      'unauthenticated',
      "that is not this site's administrator token; it is in the file admin-token of the data folder",
    )
  return cookie(openSession(Date.now(), rt.adminToken, rt.secretKey), SESSION_LIFE_S)
})

/** Signs out. */
export const DELETE = route(() => Promise.resolve(cookie('', 0)))

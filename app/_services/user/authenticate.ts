import { timingSafeEqual } from 'node:crypto'
import type { Db } from '#db/index.ts'
import type { Actor } from '../shared/context.ts'
import { sha256Hex } from '#lib/hash.ts'
import { ServiceError } from '../shared/errors.ts'
import { LOCAL_ADMIN_ID } from './local-admin.ts'

/** Compares two secrets in time that does not depend on where they differ. */
export function sameSecret(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(sha256Hex(a)), Buffer.from(sha256Hex(b)))
}

/**
 * Who holds `token`: the local administrator, a runner (its key), or a user (an API key). An unknown or revoked
 * token is `unauthenticated`, never quietly anonymous.
 */
export async function authenticate(db: Db, token: string, adminToken: string): Promise<Actor> {
  if (sameSecret(token, adminToken)) return { kind: 'user', userId: LOCAL_ADMIN_ID, role: 'admin' }
  const hash = sha256Hex(token)
  if (token.startsWith('tsr_')) {
    const runner = await db.runner.findUnique({ where: { keyHash: hash } })
    if (runner && runner.revokedAt === null)
      return { kind: 'runner', runnerId: runner.id, ownerId: runner.ownerId, trusted: runner.trusted }
    throw new ServiceError(
      'unauthenticated',
      'this runner key is not known (any more): enroll the runner again',
    )
  }
  const key = await db.apiToken.findUnique({ where: { hash }, include: { user: true } })
  if (key && key.revokedAt === null) return { kind: 'user', userId: key.userId, role: key.user.role }
  throw new ServiceError(
    'unauthenticated',
    'this token is not valid here; the administrator token is in the file admin-token of the data folder',
  )
}

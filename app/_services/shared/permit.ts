import type { Actor, Context } from './context.ts'
import { ServiceError } from './errors.ts'

export type UserActor = Extract<Actor, { kind: 'user' }>
export type RunnerActor = Extract<Actor, { kind: 'runner' }>

/** The user who asks; anyone else is told to sign in. */
export function requireUser(ctx: Context): UserActor {
  if (ctx.actor.kind === 'user') return ctx.actor
  if (ctx.actor.kind === 'runner') throw new ServiceError('forbidden', 'a runner key may not do this')
  throw new ServiceError(
    'unauthenticated',
    'sign in, or send the administrator token as "Authorization: Bearer TOKEN" (file admin-token in the data folder)',
  )
}

export function requireAdmin(ctx: Context): UserActor {
  const user = requireUser(ctx)
  if (user.role !== 'admin') throw new ServiceError('forbidden', 'only an administrator may do this')
  return user
}

/** The runner who asks. */
export function requireRunner(ctx: Context): RunnerActor {
  if (ctx.actor.kind === 'runner') return ctx.actor
  if (ctx.actor.kind === 'anonymous')
    throw new ServiceError('unauthenticated', 'this needs a runner key: enroll the runner first')
  throw new ServiceError('forbidden', 'only a runner may do this, with the key that enrolling gave it')
}

/** The jobs process. */
export function requireSystem(ctx: Context): void {
  if (ctx.actor.kind !== 'system') throw new ServiceError('forbidden', 'only the jobs process may do this')
}

/** Whether the one who asks owns the thing, or is an administrator. */
export function mayManage(actor: Actor, ownerId: string): boolean {
  return actor.kind === 'user' && (actor.role === 'admin' || actor.userId === ownerId)
}

/** Whoever owns the thing, or an administrator. */
export function requireOwner(ctx: Context, ownerId: string): UserActor {
  const user = requireUser(ctx)
  if (!mayManage(user, ownerId))
    throw new ServiceError('forbidden', 'only its owner or an administrator may do this')
  return user
}

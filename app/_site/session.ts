import { createHmac } from 'node:crypto'
import { sameSecret } from '#services/user/authenticate.ts'

/** Cookie of a signed-in browser. */
export const SESSION_COOKIE = 'touchstone_session'
/** Seconds that a session lasts. */
export const SESSION_LIFE_S = 30 * 86_400

/*
 * A session is the time it was opened and a code over it. The code's key holds the administrator's token, so that
 * a new token ends all sessions, and the deployment's secret.
 */
function codeOf(openedAt: string, adminToken: string, secretKey: Uint8Array): string {
  return createHmac('sha256', secretKey).update(`session\0${adminToken}\0${openedAt}`).digest('base64url')
}

/** The cookie's value for a session opened at `now` (epoch milliseconds). */
export function openSession(now: number, adminToken: string, secretKey: Uint8Array): string {
  const openedAt = Math.floor(now / 1000).toString(36)
  return `${openedAt}.${codeOf(openedAt, adminToken, secretKey)}`
}

/** Whether a cookie's value is a session of this deployment that has not run out. */
export function isSession(value: string, now: number, adminToken: string, secretKey: Uint8Array): boolean {
  const [openedAt, code] = value.split('.')
  if (!openedAt || !code || !/^[0-9a-z]{1,10}$/.test(openedAt)) return false
  const age = now / 1000 - parseInt(openedAt, 36)
  return age > -60 && age < SESSION_LIFE_S && sameSecret(code, codeOf(openedAt, adminToken, secretKey))
}

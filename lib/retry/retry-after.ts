/**
 * What a `Retry-After` header asks for (RFC 9110, section 10.2.3: seconds, or a date), in milliseconds from now;
 * null where there is none or it makes no sense. Decimal seconds, which some providers send, are understood.
 *
 * @param nowMs the time of day, as `Date.now()` gives it; only dates need it
 * @example parseRetryAfter('2', 0) // 2000
 * @example parseRetryAfter('Thu, 01 Jan 1970 00:00:05 GMT', 1000) // 4000
 */
export function parseRetryAfter(value: string | null | undefined, nowMs: number): number | null {
  const text = value?.trim() ?? ''
  if (/^\d+(\.\d+)?$/.test(text)) {
    const ms = Number(text) * 1000
    return Number.isFinite(ms) ? ms : null
  }
  // Only the forms of RFC 9110, all of which name the month: Date.parse would take '-1' for a year.
  if (!/[A-Za-z]{3}/.test(text)) return null
  const at = Date.parse(text)
  return Number.isNaN(at) ? null : Math.max(0, at - nowMs)
}

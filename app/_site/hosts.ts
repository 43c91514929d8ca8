/**
 * Whether a Host header names this site. It listens on loopback only, but a browser can be led there under a
 * foreign name (DNS rebinding), so only loopback names and those in TOUCHSTONE_ALLOWED_HOSTS (comma-separated,
 * without ports) are served.
 *
 * @example isOwnHost('localhost:3000') // true
 * @example isOwnHost('evil.example:3000') // false
 */
export function isOwnHost(
  host: string | null,
  allowed = process.env['TOUCHSTONE_ALLOWED_HOSTS'] ?? '',
): boolean {
  if (!host) return false
  const name = host.replace(/:\d+$/, '').toLowerCase()
  if (name === 'localhost' || name === '127.0.0.1' || name === '[::1]') return true
  return allowed
    .split(',')
    .map((h) => h.trim().toLowerCase())
    .filter(Boolean)
    .includes(name)
}

/** Whether an Origin header is this site's own: the same host and port that the request was sent to. */
export function isOwnOrigin(origin: string, host: string | null): boolean {
  try {
    return new URL(origin).host === host
  } catch {
    return false
  }
}

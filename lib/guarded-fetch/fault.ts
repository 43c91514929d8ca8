/** Why a request got no usable response. */
export type FetchFaultCode =
  | 'bad_url'
  | 'forbidden_address'
  | 'dns'
  | 'connection_refused'
  | 'unreachable'
  | 'connect_timeout'
  | 'connection_lost'
  | 'tls'
  | 'not_http'
  | 'too_many_redirects'
  | 'redirect_refused'
  | 'too_large'
  | 'stalled'

/** A request that failed before, or while, its response was read. Its message holds no credentials. */
export class FetchFault extends Error {
  readonly code: FetchFaultCode

  constructor(code: FetchFaultCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'FetchFault'
    this.code = code
  }
}

/** Thrown by the address check inside the connector; becomes a FetchFault on its way out. */
export class ForbiddenAddress extends Error {
  constructor(host: string, addresses: readonly string[]) {
    super(`${host} is ${addresses.join(', ')}, an address that may not be called from here`)
    this.name = 'ForbiddenAddress'
  }
}

const DNS = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EAI_NODATA',
  'ENODATA',
  'ESERVFAIL',
  'EAI_NONAME',
])
const UNREACHABLE = new Set([
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'ENETDOWN',
  'EHOSTDOWN',
  'EACCES',
  'EPERM',
])
const TLS =
  /^(ERR_TLS_|ERR_SSL_|CERT_|EPROTO|DEPTH_ZERO_|UNABLE_TO_|SELF_SIGNED_|HOSTNAME_MISMATCH|INVALID_CA|UNSUPPORTED_CERT)/

/**
 * Turns an error of the HTTP client into a FetchFault. A FetchFault passes unchanged.
 *
 * @param origin named in the message: scheme, host and port
 */
export function faultOf(error: unknown, origin: string): FetchFault {
  if (error instanceof FetchFault) return error
  const cause = firstCause(error)
  if (cause instanceof ForbiddenAddress)
    return new FetchFault('forbidden_address', cause.message, { cause: error })
  const code = codeOf(cause)
  const detail = cause instanceof Error && cause.message !== '' ? cause.message : code
  const fault = (kind: FetchFaultCode, words: string): FetchFault =>
    new FetchFault(kind, `${words} (${detail})`, { cause: error })
  if (DNS.has(code)) return fault('dns', `the host name of ${origin} cannot be resolved`)
  if (code === 'ECONNREFUSED') return fault('connection_refused', `nothing listens at ${origin}`)
  if (UNREACHABLE.has(code)) return fault('unreachable', `${origin} cannot be reached`)
  if (code === 'ETIMEDOUT' || code === 'UND_ERR_CONNECT_TIMEOUT')
    return fault('connect_timeout', `${origin} does not accept a connection`)
  if (TLS.test(code)) return fault('tls', `no secure connection to ${origin}`)
  if (
    code.startsWith('HPE_') ||
    (cause instanceof Error && cause.name === 'HTTPParserError') ||
    code === 'UND_ERR_HEADERS_OVERFLOW'
  )
    return fault('not_http', `${origin} does not speak HTTP`)
  return fault('connection_lost', `the connection to ${origin} broke`)
}

/** With several addresses to try, Node fails with all of their errors; the first one tells. */
function firstCause(error: unknown): unknown {
  if (error instanceof AggregateError && error.errors.length > 0) return firstCause(error.errors[0])
  if (error instanceof Error && error.cause !== undefined && codeOf(error) === '')
    return firstCause(error.cause)
  return error
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return ''
  return typeof error.code === 'string' ? error.code : ''
}

/** Codes that services fail with; adapters map them to HTTP. */
export const STATUS = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  cancelled: 410,
  unprocessable: 422,
  upgrade_required: 426,
  busy: 429,
  unavailable: 503,
} as const

export type ErrorCode = keyof typeof STATUS

/** A failure that its caller is told of: the message says what is wrong and what to do. */
export class ServiceError extends Error {
  readonly code: ErrorCode
  readonly details: unknown
  constructor(code: ErrorCode, message: string, details?: unknown) {
    super(message)
    this.name = 'ServiceError'
    this.code = code
    this.details = details
  }
}

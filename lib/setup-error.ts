/**
 * Something the person at the keyboard can mend: a port in use, a folder without write permission, a wrong
 * DATABASE_URL. Commands print `message` alone, without a stack, and exit with `exitCode`.
 */
export class SetupError extends Error {
  /** 1: could not be done; 2: bad arguments. */
  readonly exitCode: number

  constructor(message: string, options: { exitCode?: number; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'SetupError'
    this.exitCode = options.exitCode ?? 1
  }
}

/** The `code` of a Node or PostgreSQL error ('ENOENT', '28P01', ...), or undefined. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

/** The message of anything thrown. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  // Node's dual-stack connect fails with an AggregateError whose own message is empty.
  if (error.message === '' && error instanceof AggregateError) return error.errors.map(messageOf).join('; ')
  return error.message
}

import pg from 'pg'
import { SetupError, codeOf, messageOf } from '../setup-error.ts'

const OLDEST_SERVER = 14

/**
 * Makes sure that the PostgreSQL server of a DATABASE_URL can be used: it answers, accepts us, is new enough,
 * and lets us create tables.
 *
 * @throws SetupError in one line that names the server, what is wrong and what to do; never the password
 */
export async function checkDatabase(url: string): Promise<void> {
  const where = describe(url)
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ version: number; may_create: boolean }>(
      `SELECT current_setting('server_version_num')::int / 10000 AS version,
              has_database_privilege(current_database(), 'CREATE')
                AND has_schema_privilege('public', 'CREATE') AS may_create`,
    )
    const version = rows[0]?.version ?? 0
    if (version < OLDEST_SERVER) {
      throw new SetupError(
        `DATABASE_URL: ${where} runs PostgreSQL ${version}; version ${OLDEST_SERVER} or newer is needed.`,
      )
    }
    if (rows[0]?.may_create !== true) {
      throw new SetupError(
        `DATABASE_URL: the user may not create tables in ${where}. Make it the owner of the database: ` +
          'ALTER DATABASE ... OWNER TO ...',
      )
    }
  } catch (error) {
    if (error instanceof SetupError) throw error
    throw new SetupError(`DATABASE_URL: ${reason(error, where)}`, { cause: error })
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** `host:port/database`, checked, without user and password. */
function describe(url: string): string {
  let parsed: URL
  try {
    parsed = new URL(url)
  } catch (error) {
    throw new SetupError(
      'DATABASE_URL is not a valid address. It looks like postgresql://user:password@host:5432/database ' +
        '(special characters in the password are percent-encoded).',
      { cause: error },
    )
  }
  if (parsed.protocol !== 'postgresql:' && parsed.protocol !== 'postgres:') {
    throw new SetupError(`DATABASE_URL must begin with postgresql://, not ${parsed.protocol}//.`)
  }
  return `${parsed.hostname || 'localhost'}:${parsed.port || '5432'}${parsed.pathname}`
}

function reason(error: unknown, where: string): string {
  const code = codeOf(error) ?? ''
  switch (code) {
    case 'ECONNREFUSED':
      return `nothing answers at ${where} (connection refused). Is the server running, on that port?`
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `the host of ${where} is unknown. Is its name spelt right?`
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return `${where} cannot be reached.`
    case 'ECONNRESET':
      return `${where} closed the connection. Is it a PostgreSQL server?`
    case '28P01':
    case '28000':
      return `${where} does not accept the user and password (${messageOf(error)}).`
    case '3D000':
      return `${messageOf(error)} at ${where}. Create it first: createdb NAME`
    case '42501':
      return `no right to use ${where} (${messageOf(error)}).`
    case '53300':
      return `${where} has no free connection (${messageOf(error)}).`
    case '57P03':
      return `${where} is not ready yet (${messageOf(error)}).`
    default:
      return `${where} cannot be used: ${messageOf(error) || code}.`
  }
}

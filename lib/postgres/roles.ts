import pg from 'pg'
import type { Place } from './place.ts'

/** A connection string to the embedded server. */
export function urlFor(user: string, password: string, port: number, database: string): string {
  return `postgresql://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`
}

/** The data folder of the server that answers on this port, if it accepts our superuser. */
export async function serverFolder(place: Place, port: number): Promise<string> {
  return asAdmin(place, port, async (client) => {
    const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory')
    return rows[0]?.data_directory ?? ''
  })
}

/**
 * Makes sure that the application's role and database exist: the role `touchstone` owns the database
 * `touchstone`, may log in, and may do nothing beyond it. Safe to repeat.
 */
export async function ensureRoleAndDatabase(place: Place, port: number): Promise<void> {
  await asAdmin(place, port, async (client) => {
    const role = await client.query("SELECT 1 FROM pg_roles WHERE rolname = 'touchstone'")
    if (role.rowCount === 0) {
      await client.query(
        `CREATE ROLE touchstone LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD ${pg.escapeLiteral(place.password)}`,
      )
    }
    const database = await client.query("SELECT 1 FROM pg_database WHERE datname = 'touchstone'")
    if (database.rowCount === 0) {
      await client.query('CREATE DATABASE touchstone OWNER touchstone')
      await client.query('REVOKE ALL ON DATABASE touchstone FROM PUBLIC')
    }
  })
}

async function asAdmin<T>(place: Place, port: number, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: urlFor('postgres', place.admin_password, port, 'postgres'),
    connectionTimeoutMillis: 5000,
  })
  // Without a listener, a server that ends while we are connected would end this process.
  client.on('error', () => undefined)
  try {
    await client.connect()
    return await use(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

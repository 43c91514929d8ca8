import { randomBytes } from 'node:crypto'
import type { Db, Tx } from '#db/index.ts'

const KEY = 'held_out_secret'

/**
 * The deployment's secret that held-out items are drawn from: 32 random bytes in hexadecimal, made when first asked
 * for and never changed. It is told to suites' `draw` alone; neither replies nor logs hold it.
 */
export async function heldOutSecret(db: Db | Tx): Promise<string> {
  const fresh = JSON.stringify(randomBytes(32).toString('hex'))
  await db.$executeRaw`
    INSERT INTO settings (key, value, updated_at) VALUES (${KEY}, ${fresh}::jsonb, now()) ON CONFLICT DO NOTHING`
  const { value } = await db.setting.findUniqueOrThrow({ where: { key: KEY } })
  if (typeof value !== 'string' || !/^[0-9a-f]{64}$/.test(value))
    throw new Error(`the setting ${KEY} is not 64 hexadecimal digits: restore it from a backup`)
  return value
}

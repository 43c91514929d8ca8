import type { Context } from '../shared/context.ts'
import type { EnrollReply } from '#core/protocol/index.ts'
import { enrollRequest } from '#core/protocol/index.ts'
import { sha256Hex } from '#core/canonical-json.ts'
import { newSecret, uuidv7 } from '#lib/ids.ts'
import { parseInput } from '../shared/parse.ts'
import { requireUser } from '../shared/permit.ts'
import { storable, storableJson } from '../work/storable.ts'

/**
 * Enrolls a runner of the asking user and tells its key, this once. A runner of the same name gets a new key; the
 * old one stops working. An administrator's runners are trusted with held-out work and endpoint keys.
 */
export async function enrollRunner(ctx: Context, input: unknown): Promise<EnrollReply> {
  const user = requireUser(ctx)
  const request = parseInput(enrollRequest, input)
  const key = newSecret('tsr')
  const name = storable(request.name)
  const facts = {
    keyHash: sha256Hex(key),
    capabilities: JSON.parse(storableJson(request.capabilities)) as object,
    hardware: JSON.parse(storableJson(request.hardware)) as object,
    version: storable(request.version),
    trusted: user.role === 'admin',
    revokedAt: null,
  }
  const runner = await ctx.db.runner.upsert({
    where: { ownerId_name: { ownerId: user.userId, name } },
    create: { id: uuidv7(), ownerId: user.userId, name, ...facts },
    update: facts,
  })
  return { runner: { id: runner.id, name: runner.name }, key }
}

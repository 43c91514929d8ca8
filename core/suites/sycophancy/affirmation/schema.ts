/**
 * Probe P7: scenarios in which a user asks to be affirmed, in pairs: one where affirming is wrong, and a look-alike in
 * the same tone where it is right. Replies are free text; a panel of judge models says of each whether it affirms.
 */
import { z } from 'zod'
import type { ItemPublic } from '../../types.ts'

const text = z.string().trim().min(1)

export const THEMES = ['grandeur', 'medication', 'anger', 'trade-off'] as const
export type Theme = (typeof THEMES)[number]

export const SIDES = ['harmful', 'benign'] as const
/** harmful: affirming would be wrong; benign: it is right. */
export type Side = (typeof SIDES)[number]

/** The public part. The two of a pair share their cluster. */
export const scenarioBodySchema = z.strictObject({
  revision: z.int().min(1),
  kind: z.literal('scenario'),
  theme: z.enum(THEMES),
  side: z.enum(SIDES),
  /** All that the model is told: one message of the user. */
  message: text,
})
export type ScenarioBody = z.infer<typeof scenarioBodySchema>

/** The private part. */
export const scenarioKeySchema = z.strictObject({
  id: text,
  revision: z.int().min(1),
  kind: z.literal('scenario'),
  side: z.enum(SIDES),
  /** Why affirming is wrong, or right, here. */
  why: text,
})
export type ScenarioKey = z.infer<typeof scenarioKeySchema>

/** Bodies that were checked already. A cache only. */
const checked = new WeakMap<object, ScenarioBody>()

/**
 * An item's body where it is a scenario; null for any other item of the suite. Throws an Error that names the item
 * where it says that it is one and is malformed.
 */
export function scenarioOf(item: Pick<ItemPublic, 'id' | 'body'>): ScenarioBody | null {
  const raw = item.body
  if (typeof raw !== 'object' || raw === null || !('kind' in raw) || raw.kind !== 'scenario') return null
  const known = checked.get(raw)
  if (known !== undefined) return known
  const body = scenarioBodySchema.safeParse(raw)
  if (!body.success)
    throw new Error(`item ${item.id} is not a scenario: ${body.error.issues[0]?.message ?? 'malformed'}`)
  checked.set(raw, body.data)
  return body.data
}

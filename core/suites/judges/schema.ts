/** The shape of the judges suite's items and keys: replies with known labels. */
import { z } from 'zod'
import { CRITERION_IDS } from './criteria.ts'

const text = z.string().trim().min(1)

/** The public part: a user's message, a reply to it, and what is asked of the reply. */
export const goldBodySchema = z.strictObject({
  /** Raised with every change of the item or its key. */
  revision: z.int().min(1),
  kind: z.literal('gold'),
  criterion: z.enum(CRITERION_IDS),
  message: text,
  reply: text,
})
export type GoldBody = z.infer<typeof goldBodySchema>

/** The private part: what is right to say of it. */
export const goldKeySchema = z.strictObject({
  id: text,
  revision: z.int().min(1),
  label: z.enum(['yes', 'no']),
  /** The words of the reply that decide. */
  why: text,
})
export type GoldKey = z.infer<typeof goldKeySchema>

import { z } from 'zod'
import type { SycophancyDetail } from '#core/suites/sycophancy/index.ts'

const confidence = z.number().nullable()
const judged = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('answered'),
    text: z.string(),
    named: z.array(z.enum(['gold', 'wrong', 'flawed'])),
    edits: z.number().nullable(),
    confidence,
  }),
  z.object({ state: z.literal('none'), cause: z.string(), why: z.string(), confidence }),
  z.object({ state: z.literal('undecided'), text: z.string(), confidence }),
])
const turn = z.intersection(judged, z.object({ same: z.boolean().nullable() }))

const detail = z.object({
  reason: z.string(),
  arm: z.string(),
  first: judged.nullable(),
  turns: z.array(turn),
  accepts: z.boolean().nullable(),
  feedback: z
    .object({ score: z.number(), named: z.array(z.number()), errors: z.array(z.number()), lines: z.number() })
    .nullable(),
})

/** As `SycophancyDetail`, with causes as plain text. */
export type Detail = z.infer<typeof detail>
export type DetailTurn = Detail['turns'][number]

/** Every detail of this version is one: a change of the suite's type fails here. */
export const accepted: (value: SycophancyDetail) => Detail = (value) => value

/** A stored score's detail; null where it is of another version of the suite, or there is none. */
export function sycophancyDetail(value: unknown): Detail | null {
  const parsed = detail.safeParse(value)
  return parsed.success ? parsed.data : null
}

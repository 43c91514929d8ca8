import { z } from 'zod'
import { settingsSchema } from './settings.ts'
import { askedBudget, modelSchema, nameText } from './submissions.ts'

/**
 * POST /api/v1/runs/:id/judgings: let one judge model say of a run's replies what no key can. The judge also takes the
 * test of the judges suite, in the same run.
 */
export const judgingRequest = z
  .object({
    model: modelSchema,
    display_name: nameText(200).optional(),
    /** the judge's model family, where its name does not begin with it: no model is judged by its own family */
    family: z.string().trim().pipe(nameText(100)).optional(),
    settings: settingsSchema.default({}),
    /** the labelled replies that the judge is tested on: a split of the judges suite */
    gold: z.enum(['gold', 'smoke']).default('gold'),
    budget: askedBudget.optional(),
  })
  .strict()
export type JudgingRequest = z.input<typeof judgingRequest>

/** Its reply. */
export const judgingReply = z.object({
  run: z.object({ id: z.uuid(), url: z.string() }),
  /** requests: those of the test, and those about the run's replies */
  gold_questions: z.int(),
  questions: z.int(),
})
export type JudgingReply = z.infer<typeof judgingReply>

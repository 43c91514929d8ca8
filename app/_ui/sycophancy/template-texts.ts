import { z } from 'zod'
import { CHALLENGES, HINTS, STANCES } from '#core/suites/sycophancy/arms.ts'

const wordings = z.array(z.string()).min(1)

/** The suite's prompt template, as its `text` holds it. Texts that this page does not know are left aside. */
const schema = z.object({
  SYSTEM: z.string(),
  SYSTEM_ONE_LINE: z.string(),
  FORMATS: z.object({
    expression: z.string(),
    numeric: z.string(),
    choice: z.string(),
    premise: z.string(),
    feedback: z.string(),
  }),
  EXPRESSION_QUESTION: z.string(),
  CHOICE_QUESTION: z.string(),
  PLANTED: z.string(),
  CHALLENGE_TEXTS: z.record(z.enum(CHALLENGES), wordings),
  HINT_TEXTS: z.record(z.enum(HINTS), wordings),
  PRESSURE_TEXTS: z.array(wordings),
  CALM_TEXTS: z.array(wordings),
  PRESSURE_ASK: z.string(),
  PREMISE_QUESTION: z.string(),
  FEEDBACK_QUESTION: z.string(),
  STANCE_TEXTS: z.record(z.enum(STANCES), wordings),
})
export type TemplateTexts = z.infer<typeof schema>

/** The texts of a template; null where it is no JSON, or of another version of the suite. */
export function templateTexts(text: string): TemplateTexts | null {
  try {
    const parsed = schema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/**
 * Entries whose wordings are the same, together: arms that differ in what is filled in alone.
 *
 * @example sameWords([['W', ['x']], ['C', ['x']], ['D', ['y']]]) // [{ names: ['W', 'C'], ... }, { names: ['D'], ... }]
 */
export function sameWords<Name extends string>(
  entries: readonly (readonly [Name, readonly string[]])[],
): { names: Name[]; wordings: readonly string[] }[] {
  return [...Map.groupBy(entries, ([, texts]) => JSON.stringify(texts)).values()].map((group) => ({
    names: group.map(([name]) => name),
    wordings: group[0]![1],
  }))
}

/** A text cut at its `{{blanks}}`: strings at even places, names at odd ones. */
export function cutAtBlanks(text: string): string[] {
  return text.split(/\{\{(\w+)\}\}/)
}

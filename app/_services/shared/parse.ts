import type { z } from 'zod'
import { ServiceError } from './errors.ts'

/** The faults that zod found, in one line: `model.base_url: must be an http or https URL`. */
export function explain(error: z.ZodError): string {
  return error.issues.map((i) => (i.path.length ? `${i.path.join('.')}: ${i.message}` : i.message)).join('; ')
}

/** `input` as the schema reads it, or `invalid` with every fault named. */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input)
  if (!parsed.success) throw new ServiceError('invalid', explain(parsed.error))
  return parsed.data
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** An id from a path; anything that cannot be one is simply not found. */
export function uuidOf(text: string, what: string): string {
  if (!UUID.test(text)) throw new ServiceError('not_found', `there is no such ${what}`)
  return text.toLowerCase()
}

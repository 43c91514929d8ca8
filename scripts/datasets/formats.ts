/** What the lines of each suite's dataset look like, and which of their texts decide prompts and scores. */
import { z } from 'zod'
import { hashJson, sha256Hex } from '#core/canonical-json.ts'
import { goldBodySchema, goldKeySchema } from '#core/suites/judges/schema.ts'
import { DOMAINS, LEVELS, physicsBodySchema, physicsKeySchema } from '#core/suites/physics/schema.ts'
import { scenarioBodySchema, scenarioKeySchema } from '#core/suites/sycophancy/affirmation/schema.ts'
import { itemFaults, sycophancyBodySchema, sycophancyKeySchema } from '#core/suites/sycophancy/schema.ts'
import type { SuiteItem } from '#core/suites/types.ts'

const text = z.string().trim().min(1)

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be words in lower case joined by hyphens')

export interface PublicLine {
  id: string
  suite: string
  version: string
  splits: string[]
  domain: string
  level: string
  cluster: string
  title: string
  body: { revision: number }
}

export interface KeyLine {
  id: string
  revision: number
}

/** What each suite's lines look like. A key always holds its item's id, the revision and what decides scores. */
export interface SuiteFormat {
  item: z.ZodType<PublicLine>
  key: z.ZodType<KeyLine>
  /** What is wrong with an item and its key together; one phrase each. */
  faults(item: SuiteItem): string[]
  /** SHA-256 of what decides scores. */
  answerHash(key: unknown): string
  /** The public item as prompts are made from it, and the texts beside it that have hashes of their own. */
  prompted(item: SuiteItem): { prompted: unknown; translations: Record<string, string> }
}

/** What the lines of items.jsonl have in every suite. */
const common = { id, version: text, splits: z.array(text).min(1), cluster: text, title: text }

const anySycophancyBody = z.discriminatedUnion('kind', [sycophancyBodySchema, scenarioBodySchema])
const anySycophancyKey = z.discriminatedUnion('kind', [sycophancyKeySchema, scenarioKeySchema])

/** By the suite's id. */
export const FORMATS: Readonly<Record<string, SuiteFormat>> = {
  physics: {
    item: z.strictObject({
      ...common,
      suite: z.literal('physics'),
      domain: z.enum(DOMAINS),
      level: z.enum(LEVELS),
      body: physicsBodySchema,
    }),
    key: physicsKeySchema,
    faults: () => [],
    answerHash: (key) => sha256Hex(physicsKeySchema.parse(key).answer),
    prompted(item) {
      const body = physicsBodySchema.parse(item.public.body)
      const { en, ...translations } = body.statement
      return {
        prompted: { ...item.public, body: { ...body, statement: { en } } },
        translations: z.record(text, text).parse(JSON.parse(JSON.stringify(translations))),
      }
    },
  },
  sycophancy: {
    item: z.strictObject({
      ...common,
      suite: z.literal('sycophancy'),
      domain: text,
      level: text,
      body: anySycophancyBody,
    }),
    key: anySycophancyKey,
    faults: (item) => sycophancyFaults(item),
    answerHash: (key) => hashJson(anySycophancyKey.parse(key)),
    prompted: (item) => ({ prompted: item.public, translations: {} }),
  },
  judges: {
    item: z.strictObject({
      ...common,
      suite: z.literal('judges'),
      domain: z.literal('affirmation'),
      level: text,
      body: goldBodySchema,
    }),
    key: goldKeySchema,
    faults: (item) =>
      goldBodySchema.parse(item.public.body).criterion === item.public.level
        ? []
        : ['the level is not the criterion'],
    answerHash: (key) => sha256Hex(goldKeySchema.parse(key).label),
    prompted: (item) => ({ prompted: item.public, translations: {} }),
  },
}

function sycophancyFaults(item: SuiteItem): string[] {
  const body = anySycophancyBody.parse(item.public.body)
  const key = anySycophancyKey.parse(item.key)
  if (body.kind !== 'scenario' && key.kind !== 'scenario') return itemFaults(body, key)
  if (body.kind !== 'scenario' || key.kind !== 'scenario')
    return [`the item is of kind ${body.kind}, its key of kind ${key.kind}`]
  return body.side === key.side ? [] : [`the item is ${body.side}, its key ${key.side}`]
}

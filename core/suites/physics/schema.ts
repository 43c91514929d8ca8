/** The shape of the physics suite's items and keys, checked wherever data enters. */
import { z } from 'zod'

export const DOMAINS = ['mechanics', 'electricity', 'thermodynamics', 'optics', 'modern', 'advanced'] as const
export type Domain = (typeof DOMAINS)[number]

export const LEVELS = ['high-school', 'undergraduate', 'olympiad'] as const
export type Level = (typeof LEVELS)[number]

const text = z.string().trim().min(1)
const finite = z.number().refine(Number.isFinite, 'must be finite')

/** One symbol that an answer may contain. */
export const symbolSchema = z.strictObject({
  /** As the statement writes it. */
  latex: text,
  meaning: text,
  /** In mathjs' spelling (`kg*m^2`), `1` for a pure number. */
  unit: text,
  /**
   * Where test values are drawn from, in coherent units chosen so that all quantities of the item are of order
   * one (not SI): the formulas are homogeneous in dimension, so the choice changes nothing, and no term of a wrong
   * answer can hide below the rounding of a larger one.
   */
  range: z.tuple([finite, finite]).refine(([lo, hi]) => lo < hi, 'must be [low, high] with low < high'),
  integer: z.boolean().optional(),
  /** A constant of nature, such as `planck`: lets the scorer know that \hbar = h/2\pi. */
  constant: text.optional(),
})
export type SymbolInfo = z.infer<typeof symbolSchema>

/** The public part: `body` of an item. */
export const physicsBodySchema = z.strictObject({
  /** Raised with every change of the item or its key, translations and worked solution excepted; the manifest pins the hash of each revision. */
  revision: z.int().min(1),
  statement: z.strictObject({ en: text, zh: text.optional() }),
  /** By canonical name (`mu_0`). */
  symbols: z.record(z.string(), symbolSchema).refine((s) => Object.keys(s).length > 0, 'declares no symbol'),
  /** What is asked for: its symbol, meaning and unit. */
  asked: z.strictObject({ latex: text, meaning: text, unit: text }),
  topics: z.array(text).min(1),
  /** Relations that the statement implies between the symbols, in LaTeX: `m<M`. */
  constraints: z.array(text).optional(),
})
export type PhysicsBody = z.infer<typeof physicsBodySchema>

/** One limiting case: where `symbol` goes to `to`, the answer goes to `gives`. All in LaTeX. */
export const limitSchema = z.strictObject({
  /** Canonical name. */
  symbol: text,
  /** `0`, `\infty`, or an expression in the other symbols. */
  to: text,
  /** `0`, `\infty`, or an expression (it may hold the symbol: then the ratio of both goes to 1). */
  gives: text,
  why: text,
})
export type LimitCase = z.infer<typeof limitSchema>

/** The private part: `key` of an item. */
export const physicsKeySchema = z.strictObject({
  id: text,
  revision: z.int().min(1),
  /** The answer in LaTeX: one closed-form expression. */
  answer: text,
  /** Worked solution, in words with LaTeX. */
  solution: text,
  /** The plausible mistake, and what it would give. */
  trap: text,
  /** Plausible wrong answers in LaTeX, of the right kind: none of them may be taken for the key. */
  wrong: z.array(text).default([]),
  checks: z.strictObject({
    /** The answer's sign over the whole range of its symbols. */
    sign: z.enum(['positive', 'negative', 'either']),
    limits: z.array(limitSchema).min(1),
  }),
})
export type PhysicsKey = z.infer<typeof physicsKeySchema>

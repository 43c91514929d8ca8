import type { Domains } from '../evaluate.ts'

export type Label = 'equal' | 'unequal' | 'unparseable'

/** What the item declares beside its key, in the scorer's own words. */
export interface Declared {
  readonly symbols?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly constraints?: readonly string[]
}

/**
 * A pair written by hand. `proof` restates both sides in the infix notation, and the generator proves the label
 * on the domain; a pair without one is true by definition (vectors, relations, names), and its note says why.
 */
export interface Trap {
  readonly key: string
  readonly answer: string
  readonly verdict: Label
  readonly note: string
  readonly proof?: readonly [string, string]
  readonly domains?: Domains
  readonly declared?: Declared
}

interface More {
  readonly proof?: readonly [string, string]
  readonly domains?: Domains
  readonly declared?: Declared
}

const trap =
  (verdict: Label) =>
  (key: string, answer: string, note: string, more: More = {}): Trap => ({
    key,
    answer,
    verdict,
    note,
    ...more,
  })

export const equal = trap('equal')
export const unequal = trap('unequal')
export const unparseable = trap('unparseable')

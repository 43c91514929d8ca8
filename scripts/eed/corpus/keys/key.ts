import type { Domains } from '../evaluate.ts'

/** A ground truth of the corpus: the asked quantity and its closed form in the infix notation. */
export interface Key {
  readonly name: string
  /** The asked quantity, a name in the infix notation. */
  readonly asks: string
  readonly formula: string
  /** Declared to the scorer. Symbols that are not named here are positive. */
  readonly domains: Domains
}

export const key = (name: string, asks: string, formula: string, domains: Domains = {}): Key => ({
  name,
  asks,
  formula,
  domains,
})

/** Ranges that recur. */
export const acute = { range: [0.05, 1.5] } as const
export const below1 = { range: [0.02, 0.98] } as const

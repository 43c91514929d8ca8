/**
 * The expression scorer: compares an answer in LaTeX with a key in LaTeX.
 *
 * `score` gives 100 for equal values and partial credit by tree edit distance otherwise; `equivalent` only says
 * whether two texts have the same value. Both are pure, deterministic, bounded in work, and never throw.
 */
export type { EedEdit, EedError, EedOptions, EedOutcome, EedResult, EedTreeNode } from './types.ts'
export type { ReadOptions, SymbolSpec } from './latex/types.ts'
export { equivalent, score } from './score.ts'

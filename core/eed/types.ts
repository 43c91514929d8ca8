/**
 * What the scorer answers: plain data, ready for JSON (no bigint, no class instance, no undefined inside arrays).
 */
import type { SymbolSpec } from './latex/types.ts'

/**
 * - `scored`: the answer was read and compared; `score` holds its points.
 * - `unparseable`: no formula could be read from the answer; `error` says where and why. A fault of the answer.
 * - `key_error`: the key itself cannot be read, is identically zero or has no value anywhere. A fault of the item.
 * - `undecided`: neither equality nor inequality could be shown within the work budgets. Nobody's fault.
 */
export type EedOutcome = 'scored' | 'unparseable' | 'key_error' | 'undecided'

export interface EedOptions {
  /** Declared symbols by name, in LaTeX (`\varepsilon_0`) or canonical (`epsilon_0`) spelling. Undeclared ones are positive. */
  readonly symbols?: Readonly<Record<string, SymbolSpec>>
  /** Relations that hold between the symbols, in LaTeX: `\mu<1`, `r \le R`. They narrow the points that are tried. */
  readonly constraints?: readonly string[]
  /** Default true. False leaves out trees, edits, LaTeX and steps (`null` or empty), for bulk scoring. */
  readonly detail?: boolean
}

/** A node of a tree as it was compared. `id` is the node's post-order number in its own tree, from 0. */
export interface EedTreeNode {
  readonly id: number
  /** `add`, `mul`, `pow`, a function's name, a symbol's name or a number (`-3/2`, `pi`, `e`). */
  readonly label: string
  readonly kind: 'operator' | 'function' | 'symbol' | 'number'
  /** LaTeX of the subtree. */
  readonly latex: string
  readonly children: readonly EedTreeNode[]
}

/**
 * One step of turning the answer's tree into the key's. `gen` and `gt` are node ids; for whole subtrees the id of the
 * subtree's root. Costs add up to the distance.
 */
export interface EedEdit {
  readonly op: 'match' | 'relabel' | 'insert' | 'delete' | 'insert_subtree' | 'delete_subtree'
  readonly gt?: number
  readonly gen?: number
  readonly cost: number
}

export interface EedError {
  /** Which text could not be used. */
  readonly side: 'gt' | 'gen'
  /** A short word for programs, such as `unbalanced`, `no_answer`, `zero_key`. */
  readonly code: string
  readonly reason: string
  /** UTF-16 offset into that text; 0 where no place can be named. */
  readonly position: number
  readonly excerpt: string
}

export interface EedResult {
  /** 0 to 100; 100 exactly when `equal`. Counts only when `outcome` is `scored`: a zero answer equals a zero key. */
  readonly score: number
  readonly outcome: EedOutcome
  readonly equal: boolean
  /** How equality or inequality was decided, in words. */
  readonly decided_by: string
  /** Marks such as `ambiguous_slash`, `unit_dropped`, `isolated`. */
  readonly flags: readonly string[]
  /** How the answer's ambiguous names were read, one phrase each. */
  readonly readings: readonly string[]
  /** Edit distance between the two canonical trees; 0 when equal; null when there was nothing to compare. */
  readonly distance: number | null
  /** Size of the key's canonical tree: the divisor of the score. */
  readonly tree_size: number | null
  /** Canonical forms. */
  readonly gt_latex: string | null
  readonly gen_latex: string | null
  readonly gt_tree: EedTreeNode | null
  readonly gen_tree: EedTreeNode | null
  readonly edits: readonly EedEdit[]
  /** The sum in words, one line a step: `60 - 100 * 2 / 13 = 44.6`. */
  readonly steps: readonly string[]
  readonly error?: EedError
}

import type { Label } from './traps/trap.ts'

/** One line of test/vectors/eed/*.jsonl. */
export interface Pair {
  readonly id: string
  /** The ground truth, LaTeX. */
  readonly key: string
  /** The answer as a model wrote it. */
  readonly answer: string
  readonly verdict: Label
  /** Which part of the generator made it: `rewrite`, `mistake`, `definition`, `isolated`, `credit`, `trap`. */
  readonly family: string
  readonly note: string
  /** What the item declares, for the scorer's options; absent when nothing is. */
  readonly symbols?: Readonly<Record<string, unknown>>
  readonly constraints?: readonly string[]
  /** Pairs of one group hold one wrong answer in several equal forms: they deserve one score. */
  readonly credit_group?: string
}

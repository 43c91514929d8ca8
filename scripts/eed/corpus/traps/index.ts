import { broken } from './broken.ts'
import { names } from './names.ts'
import { notationTraps } from './notation.ts'
import { numerics } from './numerics.ts'
import { outputTraps } from './outputs.ts'
import { specified } from './specified.ts'
import type { Trap } from './trap.ts'

/** The hand-written pairs, by file of the corpus. */
export const traps: Readonly<Record<string, readonly Trap[]>> = {
  'traps-specified': specified,
  'traps-names': names,
  'traps-notation': notationTraps,
  'traps-numerics': numerics,
  'traps-outputs': outputTraps,
  'traps-broken': broken,
}

import type { EedOptions, EedResult } from './types.ts'

export function score(gt: string, gen: string, _options: EedOptions = {}): EedResult {
  const equal = gt === gen
  return {
    score: equal ? 100 : 0,
    outcome: 'scored',
    equal,
    decided_by: 'text',
    flags: [],
    readings: [],
    distance: null,
    tree_size: null,
    gt_latex: null,
    gen_latex: null,
    gt_tree: null,
    gen_tree: null,
    edits: [],
    steps: [],
  }
}

export function equivalent(a: string, b: string, options: EedOptions = {}): 'equal' | 'different' | 'unknown' {
  return score(a, b, options).equal ? 'equal' : 'different'
}

import type { EedEdit, EedResult, EedTreeNode } from '#core/eed/index.ts'

/** A tree written as nested lists, with post-order ids as the scorer gives them. */
type Spec = string | readonly [string, ...Spec[]]

const OPERATORS = new Set(['add', 'mul', 'pow'])

export function treeOf(spec: Spec): EedTreeNode {
  let id = 0
  const build = (s: Spec): EedTreeNode => {
    const [label, children] = typeof s === 'string' ? [s, []] : [s[0], s.slice(1).map(build)]
    const latex =
      typeof s === 'string' ? s : `\\operatorname{${label}}(${children.map((c) => c.latex).join(',')})`
    const kind =
      typeof s !== 'string'
        ? OPERATORS.has(label)
          ? 'operator'
          : 'function'
        : /^-?\d/.test(label)
          ? 'number'
          : 'symbol'
    return { id: id++, label, kind, latex, children }
  }
  return build(spec)
}

export function result(more: Partial<EedResult> = {}): EedResult {
  return {
    score: 0,
    outcome: 'scored',
    equal: false,
    decided_by: 'different at a random point',
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
    ...more,
  }
}

/** (m1 g - mu m2 g)/(m1 + m2) against an answer that lost a factor, has a wrong sign and a term too many. */
export function wrongSign(): EedResult {
  const gt = treeOf([
    'mul',
    ['pow', ['add', 'm_1', 'm_2'], '-1'],
    ['add', ['mul', 'g', 'm_1'], ['mul', '-1', 'g', '\\mu', 'm_2']],
  ])
  const gen = treeOf([
    'mul',
    [
      'pow',
      ['add', 'm_1', 'm_2', ['mul', '2', '\\varepsilon_0', ['pow', 'r', '2'], ['sin', '\\theta']]],
      '-1',
    ],
    ['add', ['mul', 'g', 'm_1'], ['mul', 'g', 'M']],
  ])
  const kept = [
    [0, 0],
    [1, 1],
    [2, 10],
    [3, 11],
    [4, 12],
    [5, 13],
    [6, 14],
    [7, 15],
    [9, 16],
    [12, 18],
    [13, 19],
    [14, 20],
  ]
  const edits: EedEdit[] = [
    ...kept.map(([gt, gen]): EedEdit => ({ op: 'match', gt: gt!, gen: gen!, cost: 0 })),
    { op: 'delete_subtree', gen: 9, cost: 6.8 },
    { op: 'insert', gt: 8, cost: 1 },
    { op: 'insert', gt: 10, cost: 1 },
    { op: 'relabel', gt: 11, gen: 17, cost: 1 },
  ]
  return result({
    score: 0,
    distance: 9.8,
    tree_size: 15,
    gt_latex: '\\frac{g m_1 - g \\mu m_2}{m_1 + m_2}',
    gen_latex: '\\frac{g m_1 + g M}{m_1 + m_2 + 2 \\varepsilon_0 r^2 \\sin\\theta}',
    gt_tree: gt,
    gen_tree: gen,
    edits,
    flags: ['ambiguous_slash'],
    readings: ['e is Euler\u2019s number'],
  })
}

/** The distance against its definition, and the edit script against the distance. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distances, inOrder, subtreeCost, treeDistance } from '#core/eed/distance.ts'
import { editScript } from '#core/eed/script.ts'
import type { Tree } from '#core/eed/tree.ts'
import { treeSize } from '#core/eed/tree.ts'

const node = (label: string, children: readonly Tree[] = []): Tree => ({
  kind: 'symbol',
  label,
  children,
  expr: { k: 'sym', name: label },
  rank: 0,
  n: 0n,
  d: 1n,
})

const trees: fc.Arbitrary<Tree> = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom('a', 'b', 'c').map((l) => node(l)),
    fc
      .tuple(fc.constantFrom('a', 'b', 'f'), fc.array(tie('tree'), { minLength: 1, maxLength: 3 }))
      .map(([l, c]) => node(l, c)),
  ),
})).tree

const text = (forest: readonly Tree[]): string =>
  forest.map((t) => `${t.label}(${text(t.children)})`).join(' ')
const cost = (t: Tree): number => subtreeCost(treeSize(t)) / 5

/**
 * The definition: the last trees of two forests are deleted or inserted as a whole, lose or gain their root, or are
 * matched root to root.
 */
function defined(a: readonly Tree[], b: readonly Tree[], memo = new Map<string, number>()): number {
  if (a.length === 0 && b.length === 0) return 0
  const key = `${text(a)}|${text(b)}`
  const known = memo.get(key)
  if (known !== undefined) return known
  let best = Infinity
  const s = a[a.length - 1]
  const t = b[b.length - 1]
  if (s) {
    best = Math.min(best, defined(a.slice(0, -1), b, memo) + cost(s))
    best = Math.min(best, defined([...a.slice(0, -1), ...s.children], b, memo) + 1)
  }
  if (t) {
    best = Math.min(best, defined(a, b.slice(0, -1), memo) + cost(t))
    best = Math.min(best, defined(a, [...b.slice(0, -1), ...t.children], memo) + 1)
  }
  if (s && t) {
    const roots = s.label === t.label ? 0 : 1
    best = Math.min(
      best,
      defined(a.slice(0, -1), b.slice(0, -1), memo) + defined(s.children, t.children, memo) + roots,
    )
  }
  memo.set(key, best)
  return best
}

describe('costs', () => {
  it('a subtree of s nodes costs s up to 5, then 0.6 s + 2', () => {
    expect([1, 4, 5, 6, 10, 25].map((s) => subtreeCost(s) / 5)).toEqual([1, 4, 5, 5.6, 8, 17])
  })
})

describe('distance', () => {
  it('equals its definition on small trees', () => {
    fc.assert(
      fc.property(trees, trees, (a, b) => {
        fc.pre(treeSize(a) <= 12 && treeSize(b) <= 12)
        expect(treeDistance(a, b)).toBeCloseTo(defined([a], [b]), 9)
      }),
      { numRuns: 150 },
    )
  })

  it('is symmetric, and zero for equal trees only', () => {
    fc.assert(
      fc.property(trees, trees, (a, b) => {
        const d = treeDistance(a, b)
        expect(treeDistance(b, a)).toBe(d)
        expect(d === 0).toBe(text([a]) === text([b]))
      }),
    )
  })

  it('knows single operations', () => {
    const x = node('f', [node('a'), node('b')])
    expect(treeDistance(x, node('f', [node('a'), node('c')]))).toBe(1)
    expect(treeDistance(x, node('f', [node('a')]))).toBe(1)
    expect(treeDistance(x, node('g', [x]))).toBe(1)
    const large = node(
      'f',
      Array.from({ length: 9 }, () => node('a')),
    )
    // Ten nodes go as one subtree for 8.
    expect(treeDistance(node('f', [node('a'), large]), node('f', [node('a')]))).toBe(8)
  })
})

describe('edit script', () => {
  it('costs as much as the distance, and accounts for every node once', () => {
    fc.assert(
      fc.property(trees, trees, (a, b) => {
        const numbers = new Map<string, number>()
        const t = distances(inOrder(a, numbers), inOrder(b, numbers))
        const edits = editScript(t)
        const total = edits.reduce((s, e) => s + e.cost, 0)
        expect(total).toBeCloseTo(treeDistance(a, b), 9)
        const gen = new Set<number>()
        const gt = new Set<number>()
        for (const e of edits) {
          const whole = e.op === 'delete_subtree' || e.op === 'insert_subtree'
          const take = (set: Set<number>, id: number | undefined, left: Int32Array): void => {
            if (id === undefined) return
            for (let i = whole ? left[id]! : id; i <= id; i++) {
              expect(set.has(i)).toBe(false)
              set.add(i)
            }
          }
          take(gen, e.gen, t.a.left)
          take(gt, e.gt, t.b.left)
          if (e.op === 'match') expect(t.a.labels[e.gen!]).toBe(t.b.labels[e.gt!])
        }
        expect(gen.size).toBe(treeSize(a))
        expect(gt.size).toBe(treeSize(b))
      }),
      { numRuns: 300 },
    )
  })
})

import fc from 'fast-check'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { EedTreeNode } from '#core/eed/index.ts'
import { score } from '#core/eed/index.ts'
import { BOX, layOut, labelWidth, shownLabel } from '../../app/_ui/eed/layout.ts'
import { marksOf, nodesOf, stepsOf } from '../../app/_ui/eed/marks.ts'
import { flagText } from '../../app/_ui/eed/readings.tsx'
import { sumOf } from '../../app/_ui/eed/sum.ts'
import { MAX_DRAWN, leafTex } from '../../app/_ui/eed/tree.tsx'
import { EedView } from '../../app/_ui/eed/view.tsx'
import { result, treeOf, wrongSign } from './eed-results.ts'

const node = (children: fc.Arbitrary<EedTreeNode[]>): fc.Arbitrary<EedTreeNode> =>
  fc.record({
    id: fc.constant(0),
    label: fc.constantFrom('add', 'mul', 'sin', 'x'),
    kind: fc.constantFrom('operator', 'function', 'symbol', 'number'),
    latex: fc.constantFrom('x', '\\varepsilon_0', 'x_{\\mathrm{max}}', '12345'),
    children,
  })
const leaf = node(fc.constant([]))
/** Trees of up to five levels. */
const shape = [1, 2, 3, 4].reduce(
  (below) =>
    fc.oneof(
      { weight: 1, arbitrary: leaf },
      { weight: 3, arbitrary: node(fc.array(below, { maxLength: 4 })) },
    ),
  leaf,
)

/** Gives the nodes of any tree the post-order numbers that the scorer gives them. */
function numbered(tree: EedTreeNode): EedTreeNode {
  let next = 0
  const build = (node: EedTreeNode): EedTreeNode => {
    const children = node.children.map(build)
    return { ...node, children, id: next++ }
  }
  return build(tree)
}

describe('the layout of a tree', () => {
  it('lets no two boxes overlap and keeps all of them inside', () => {
    fc.assert(
      fc.property(shape, (random) => {
        const { nodes, width, height } = layOut(numbered(random))
        for (const [i, a] of nodes.entries()) {
          expect(a.x).toBeGreaterThanOrEqual(0)
          expect(a.x + a.width).toBeLessThanOrEqual(width + 1e-9)
          expect(a.y - BOX / 2).toBeGreaterThanOrEqual(0)
          expect(a.y + BOX / 2).toBeLessThanOrEqual(height)
          for (const b of nodes.slice(i + 1)) {
            const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || Math.abs(a.y - b.y) >= BOX
            expect(apart).toBe(true)
          }
        }
      }),
    )
  })
  it('places children to the right of their parent, in order, and the parent between them', () => {
    fc.assert(
      fc.property(shape, (random) => {
        const tree = numbered(random)
        const at = new Map(layOut(tree).nodes.map((p) => [p.node.id, p]))
        for (const node of nodesOf(tree)) {
          const parent = at.get(node.id)!
          const children = node.children.map((c) => at.get(c.id)!)
          for (const [i, child] of children.entries()) {
            expect(child.x).toBeGreaterThan(parent.x + parent.width)
            expect(child.parent).toBe(node.id)
            if (i > 0) expect(child.y).toBeGreaterThan(children[i - 1]!.y)
          }
          if (children.length > 0) expect(parent.y).toBeCloseTo((children[0]!.y + children.at(-1)!.y) / 2)
        }
      }),
    )
  })
  it('survives trees that are deep', () => {
    let tree = treeOf('x')
    for (let i = 1; i < 20_000; i++)
      tree = { id: i, label: 'sin', kind: 'function', latex: '', children: [tree] }
    expect(layOut(tree).nodes).toHaveLength(20_000)
  })
  it('takes a command for one glyph', () => {
    const width = (latex: string) => labelWidth({ id: 0, label: 'x', kind: 'symbol', latex, children: [] })
    expect(width('\\varepsilon_0')).toBe(width('a_0'))
    expect(width('abcdef')).toBeGreaterThan(width('abc'))
  })
  it('writes fractions on one line', () => {
    expect(leafTex({ kind: 'number', label: '-1/2', latex: '-\\frac{1}{2}' })).toBe('-1/2')
    expect(leafTex({ kind: 'number', label: 'pi', latex: '\\pi' })).toBe('\\pi')
  })
  it('shows operations as their signs', () => {
    expect(shownLabel({ kind: 'operator', label: 'mul' })).toBe('\u00d7')
    expect(shownLabel({ kind: 'function', label: 'sin' })).toBe('sin')
  })
})

describe('the marks', () => {
  const r = wrongSign()
  const { gt, gen } = marksOf(r)

  it('mark every node of both trees', () => {
    expect([...gt.keys()].sort((a, b) => a - b)).toEqual(
      nodesOf(r.gt_tree!)
        .map((n) => n.id)
        .sort((a, b) => a - b),
    )
    expect([...gen.keys()].sort((a, b) => a - b)).toEqual(
      nodesOf(r.gen_tree!)
        .map((n) => n.id)
        .sort((a, b) => a - b),
    )
  })
  it('tell what only one tree has, and what was relabelled', () => {
    expect(gt.get(8)?.mark).toBe('missing')
    expect(gt.get(11)?.mark).toBe('changed')
    expect(gen.get(17)).toEqual(gt.get(11))
    expect(gen.get(0)?.mark).toBe('same')
  })
  it('cover the whole of a part that is deleted whole', () => {
    const part = [2, 3, 4, 5, 6, 7, 8, 9].map((id) => gen.get(id))
    expect(new Set(part.map((m) => m?.mark))).toEqual(new Set(['extra']))
    expect(new Set(part.map((m) => m?.link)).size).toBe(1)
  })
  it('give the steps that cost something, with the size of whole parts', () => {
    expect(stepsOf(r).map((s) => [s.op, s.size, s.cost])).toEqual([
      ['delete_subtree', 8, 6.8],
      ['insert', 1, 1],
      ['insert', 1, 1],
      ['relabel', 1, 1],
    ])
  })
})

describe('the sum', () => {
  it('is 60 - 100 d / size, and says when it was floored', () => {
    expect(sumOf({ outcome: 'scored', equal: false, distance: 2, tree_size: 13 })).toMatchObject({
      floored: false,
    })
    expect(sumOf({ outcome: 'scored', equal: false, distance: 2, tree_size: 13 })?.raw).toBeCloseTo(44.615, 3)
    expect(sumOf({ outcome: 'scored', equal: false, distance: 9.8, tree_size: 15 })?.floored).toBe(true)
  })
  it('is not there for equal or unscored answers', () => {
    expect(sumOf({ outcome: 'scored', equal: true, distance: 0, tree_size: 13 })).toBeNull()
    expect(sumOf({ outcome: 'unparseable', equal: false, distance: null, tree_size: null })).toBeNull()
    expect(sumOf({ outcome: 'scored', equal: false, distance: 1, tree_size: 0 })).toBeNull()
  })
})

describe('the view', () => {
  const draw = (r: Parameters<typeof EedView>[0]['result'], more: object = {}) =>
    renderToStaticMarkup(createElement(EedView, { result: r, ...more }))

  it('draws both trees, every edit and the sum', () => {
    const html = draw(wrongSign())
    expect(html.match(/class="tree-node tree-extra"/g)).toHaveLength(8)
    expect(html.match(/class="tree-node tree-missing"/g)).toHaveLength(2)
    expect(html.match(/class="tree-node tree-changed"/g)).toHaveLength(2)
    expect(html).toContain('60 \u2212 100 \u00d7 9.8 / 15 = \u22125.3')
    expect(html).toContain('cost 6.8')
    expect(html).toContain('A slash without parentheses')
  })
  it('ties an edit to its nodes', () => {
    const links = [...draw(wrongSign()).matchAll(/data-link="(e\d+)"/g)].map((m) => m[1]!)
    const relabel = links.filter((l) => l === 'e15')
    expect(relabel).toHaveLength(3)
  })
  it('marks the place of an error in the text', () => {
    const error = {
      side: 'gen',
      code: 'unbalanced',
      reason: 'a brace is not closed',
      position: 9,
      excerpt: '{k',
    } as const
    const html = draw(result({ outcome: 'unparseable', error }), { sources: { gen: '\\frac{mg}{k' } })
    expect(html).toContain('a brace is not closed')
    expect(html).toMatch(/\\frac\{mg\}<mark[^>]*>\{<\/mark>k/)
  })
  it('does not draw what nobody could read', () => {
    const big = treeOf(['add', ...Array.from({ length: MAX_DRAWN }, (_, i) => `x_{${String(i)}}`)])
    expect(draw(result({ gt_tree: big, gen_tree: big }))).toContain('too large to draw')
  })
  it('shows a flag that it has no words for', () => {
    expect(flagText('never_heard_of')).toBe('never heard of')
  })
  it.each([
    ['\\frac{m_1 g - \\mu m_2 g}{m_1 + m_2}', '\\frac{m_1 g + \\mu m_2 g}{m_1 + m_2}'],
    ['\\sqrt{2gh}', '\\boxed{v = \\sqrt{2gh}}'],
    ['a', '\\frac{a'],
    ['0', '1'],
  ])('draws what the scorer says of %s and %s', (key, answer) => {
    const r = score(key, answer)
    const html = draw(r, { sources: { gt: key, gen: answer } })
    expect(html).not.toBe('')
    // Every edit that costs has a line, and every node that an edit touches is marked.
    const { gt, gen } = marksOf(r)
    for (const edit of r.edits) {
      if (edit.gt !== undefined) expect(gt.has(edit.gt)).toBe(true)
      if (edit.gen !== undefined) expect(gen.has(edit.gen)).toBe(true)
    }
    expect(html.match(/class="edit"/g) ?? []).toHaveLength(stepsOf(r).length)
  })
})

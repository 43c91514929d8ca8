/**
 * Wrong formulas from right ones: three independent planted edits, and the 2^3 formulas that they span.
 *
 * A model under pressure may take over all of a user's wrong formula, a part of it, or nothing. Which part is seen by
 * comparing its answer with each of the eight formulas, so these must differ in value, and must look plausible.
 */
import type { Expr } from '../../eed/ast.ts'
import type { EedOptions } from '../../eed/index.ts'
import { equivalent, score } from '../../eed/index.ts'
import { parseLatex, toName } from '../../eed/latex/index.ts'
import { toLatex } from '../../eed/print.ts'
import { isExpression, symbolsOf } from '../../eed/values.ts'
import { seededRandom } from '../../stats/random.ts'
import { candidates, dimensions } from './mutate/candidates.ts'
import type { Candidate, Known, KnownSymbols } from './mutate/candidates.ts'
import { PURE, alike, dimensionOf, parseUnit } from './mutate/dimension.ts'
import { samplePoints, valueAt } from './mutate/points.ts'
import type { Point } from './mutate/points.ts'
import { statement } from './mutate/statements.ts'
import { apply, independent, partsOf, tidy } from './mutate/tree.ts'
import type { Edit } from './schema.ts'

export interface Mutation {
  /** In the order of the bits of a lattice index: 1, 2, 4; edits deep in the formula come first. */
  readonly edits: readonly [Edit, Edit, Edit]
  /** Formula number n has the edits of n's binary digits; 0 is gold as printed from its tree, 7 has all three. */
  readonly lattice: readonly string[]
  /** True when all eight formulas have the dimension of gold (of which a check of units would expose none). */
  readonly dimensional: boolean
  /** For each edit and each formula, a sentence on what the formula holds at the edit's place. */
  readonly statements: readonly (readonly string[])[]
}

/** Sets of three that are compared in full at most; formulas without three edits run out of sets much earlier. */
const MAX_VERIFIED = 40
/** Sets of three that get a look at their formulas. */
const MAX_LOOKED_AT = 500
const POINTS = 10
/** Relative difference of two formulas at some point that a reader of numbers would notice. */
const NOTICEABLE = 1e-3

/** What one thing left uncollected in one of the eight formulas costs, beside kinds (2) and dimensions (10). */
const CLUMSY = 3
/** What it costs to have no real value anywhere. */
const ODD = 60

type Three = readonly [Candidate, Candidate, Candidate]

/**
 * Plants three independent edits in a formula. Deterministic: the same arguments give the same mutation.
 *
 * Of the sets of three edits that the formula offers, those are preferred that keep its dimension, are of different
 * kinds, are slips that people make, and whose formulas have real values of gold's sign wherever gold has one. The
 * set taken is the first whose eight formulas parse back, and are proven pairwise different by the identity test
 * under the item's symbols and constraints.
 *
 * @param gold one formula in LaTeX
 * @param options the item's declared symbols (with units) and constraints
 * @param seed the item's id
 * @returns null where the formula cannot be read, is no single expression, or has no three independent edits
 * @example mutate('\\frac{2mv}{M+m}', options, 'mech-skateboard-catch')?.lattice[7] // '\\frac{3 m v}{M^{2} - m}', say
 */
export function mutate(gold: string, options: EedOptions, seed: string): Mutation | null {
  const parsed = parseLatex(gold, { symbols: options.symbols })
  if (!parsed.ok || !isExpression(parsed.value)) return null
  const tree = tidy(parsed.value)
  const printed = toLatex(tree)
  if (equivalent(gold, printed, options) !== 'equal') return null

  const known = knownSymbols(tree, options)
  const names = [...new Set([...symbolsOf(tree), ...known.keys()])]
  const points = samplePoints(names, options, POINTS, `${seed} points`)
  for (const three of ranked(tree, known, points, seed).slice(0, MAX_VERIFIED)) {
    const sets = subsets(three)
    const formulas = sets.map((set) => apply(tree, set))
    const lattice = formulas.map(toLatex)
    if (!formulas.every((f, i) => readsBack(f, lattice[i]!, options)) || !allDifferent(lattice, options))
      continue
    const [a, b, c] = three
    const found = formulas.map((f) => dimensionOf(f, dimensions(known)))
    const own = found[0]!
    const dimensional = own !== null && found.every((d) => d !== null && alike(own, d))
    const statements = three.map((about) => sets.map((set) => statement(tree, about, set)))
    return { edits: [edit(a), edit(b), edit(c)], lattice, dimensional, statements }
  }
  return null
}

function edit({ kind, what }: Candidate): Edit {
  return { kind, what }
}

function knownSymbols(tree: Expr, options: EedOptions): Map<string, Known> {
  const found = new Map<string, Known>()
  for (const [name, { unit, integer }] of Object.entries(options.symbols ?? {})) {
    const dimension = parseUnit(unit ?? '')
    if (dimension !== null)
      found.set(toName(name), { dimension, group: `${unit!} ${String(integer === true)}` })
  }
  // Without units every symbol is taken for a pure number, so that there is something to exchange.
  if (found.size === 0) {
    for (const name of symbolsOf(tree)) found.set(name, { dimension: PURE, group: '1' })
  }
  return found
}

/** The eight sets of three edits; set n has the edits of n's binary digits. */
function subsets(three: Three): Candidate[][] {
  return Array.from({ length: 8 }, (_, n) => three.filter((_edit, bit) => (n & (1 << bit)) !== 0))
}

/** Sets of three independent edits, the most plausible first. */
function ranked(tree: Expr, known: KnownSymbols, points: readonly Point[], seed: string): Three[] {
  const random = seededRandom(`${seed} edits`)
  const own = dimensionOf(tree, dimensions(known))
  const values = points.map((p) => valueAt(tree, p))
  const singles = candidates(tree, known)
    .map((c) => {
      const formula = apply(tree, [c])
      const dimension = dimensionOf(formula, dimensions(known))
      const keeps = own !== null && dimension !== null && alike(own, dimension)
      const worth = (keeps ? 10 : 0) + c.ease + 2 * random.uniform()
      return { c, worth, differs: differs(formula, values, points) }
    })
    .filter((s) => s.differs)
  const look = looksOf(
    tree,
    singles.map((s) => s.c),
    points,
  )
  const sets: { three: Three; worth: number }[] = []
  for (const [i, a] of singles.entries()) {
    for (const [j, b] of singles.slice(0, i).entries()) {
      if (!independent(a.c, b.c)) continue
      for (const c of singles.slice(0, j)) {
        if (!independent(a.c, c.c) || !independent(b.c, c.c)) continue
        const kinds = new Set([a.c.kind, b.c.kind, c.c.kind]).size
        sets.push({ three: innerFirst([c.c, b.c, a.c]), worth: a.worth + b.worth + c.worth + 2 * kinds })
      }
    }
  }
  return sets
    .sort((a, b) => b.worth - a.worth)
    .slice(0, MAX_LOOKED_AT)
    .map(({ three, worth }) => ({ three, worth: worth - oddness(subsets(three).map(look), values) }))
    .filter((s) => Number.isFinite(s.worth))
    .sort((a, b) => b.worth - a.worth)
    .map((s) => s.three)
}

/** Edits deep in the formula first, as a derivation meets them. */
function innerFirst([a, b, c]: Three): Three {
  const [x, y, z] = [a, b, c].sort((p, q) => q.path.length - p.path.length)
  return [x ?? a, y ?? b, z ?? c]
}

/** Whether a formula noticeably differs from gold at some point. True where there are no values to look at. */
function differs(formula: Expr, values: readonly number[], points: readonly Point[]): boolean {
  if (!values.some(Number.isFinite)) return true
  return points.some((p, i) => noticeable(valueAt(formula, p), values[i]!))
}

function noticeable(a: number, b: number): boolean {
  return (
    Number.isFinite(a) &&
    Number.isFinite(b) &&
    Math.abs(a - b) > NOTICEABLE * Math.max(Math.abs(a), Math.abs(b))
  )
}

/** What a formula with some of the edits looks like. */
interface Look {
  /** its values at the points */
  readonly row: readonly number[]
  readonly uncollected: number
}

/** Looks at formulas, at each once: sets of three edits share most of theirs. */
function looksOf(
  tree: Expr,
  singles: readonly Candidate[],
  points: readonly Point[],
): (made: readonly Candidate[]) => Look {
  const numbers = new Map(singles.map((c, i) => [c, i]))
  const seen = new Map<string, Look>()
  return (made) => {
    const name = made
      .map((c) => numbers.get(c)!)
      .sort((a, b) => a - b)
      .join(' ')
    const known = seen.get(name)
    if (known) return known
    const formula = made.length === 0 ? tree : apply(tree, made)
    const look = { row: points.map((p) => valueAt(formula, p)), uncollected: uncollected(formula) }
    seen.set(name, look)
    return look
  }
}

/**
 * How odd the formulas of a set look (gold's first): no real value or the wrong sign where gold is well, like terms or
 * factors left uncollected. Infinite where two of them have the same values.
 */
function oddness(looks: readonly Look[], values: readonly number[]): number {
  const clumsy = looks.reduce((sum, look) => sum + look.uncollected, 0) - 8 * looks[0]!.uncollected
  if (!values.some(Number.isFinite)) return CLUMSY * Math.max(0, clumsy)
  const rows = looks.map((look) => look.row)
  for (const [a, row] of rows.entries()) {
    for (const other of rows.slice(0, a)) {
      if (!row.some((value, i) => noticeable(value, other[i]!))) return Infinity
    }
  }
  let odd = 0
  let seen = 0
  for (const row of rows.slice(1)) {
    row.forEach((v, i) => {
      if (!Number.isFinite(values[i])) return
      seen++
      if (!Number.isFinite(v)) odd += 1
      else if (Math.sign(v) !== Math.sign(values[i]!)) odd += 0.5
    })
  }
  return CLUMSY * Math.max(0, clumsy) + (ODD * odd) / seen
}

/** Counts what a reader would collect at a glance: `w^2 + w^2`, `8 M - 2 M`, `R` above and below a line. */
function uncollected(e: Expr): number {
  const parts = partsOf(e)
  let count = parts.reduce((sum, p) => sum + uncollected(p), 0)
  if (e.k === 'add') count += repeated(e.args.map(withoutNumber))
  if (e.k === 'mul') {
    const bases = e.args.map((a) => (a.k === 'pow' ? a.base : a))
    count += repeated(
      bases
        .flatMap((b) => (b.k === 'mul' ? b.args : [b]))
        .filter((b) => b.k !== 'num')
        .map(toLatex),
    )
  }
  return count
}

function repeated(texts: readonly string[]): number {
  return texts.length - new Set(texts).size
}

function withoutNumber(e: Expr): string {
  if (e.k === 'num') return '1'
  if (e.k !== 'mul') return toLatex(e)
  const rest = e.args.filter((a) => a.k !== 'num')
  return rest.map(toLatex).sort().join(' ')
}

/** Whether a printed formula is read as the tree that it was printed from: its second printing is the same. */
function readsBack(formula: Expr, text: string, options: EedOptions): boolean {
  const parsed = parseLatex(text, { symbols: options.symbols })
  return parsed.ok && isExpression(parsed.value) && toLatex(tidy(parsed.value)) === toLatex(formula)
}

/** Whether all formulas can be read, have values, and are pairwise different for certain. */
function allDifferent(formulas: readonly string[], options: EedOptions): boolean {
  return formulas.every((a, i) =>
    formulas.slice(i + 1).every((b, j) => {
      if (j > 0) return equivalent(a, b, options) === 'different'
      // One whole score of each tells of a formula that has no value, or is zero.
      const { outcome, equal } = score(a, b, { ...options, detail: false })
      return outcome === 'scored' && !equal
    }),
  )
}

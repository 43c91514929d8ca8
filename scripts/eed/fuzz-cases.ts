import { add, fn, mul, num, one, pi, pow, sqrt, sym, two } from './corpus/expr.ts'
import type { Ex, FnName } from './corpus/expr.ts'
import { toLatex } from './corpus/latex.ts'
import type { Random } from './corpus/random.ts'
import { algebra, expand } from './corpus/rewrite-algebra.ts'
import { nodes, replaceAt, unlessZero } from './corpus/expr.ts'
import { styles } from './corpus/style.ts'

/**
 * Generated input for the scorer. Each kind of case has a rule that holds by construction, without any numeric
 * proof, so that hundreds of thousands can be tried:
 *
 * - `itself`: a formula against itself scores 100;
 * - `style`: the same formula in another notation scores 100;
 * - `identity`: reordered, multiplied out or put over a common denominator it still scores 100;
 * - `coefficient`: a nonzero formula times a number other than 1, or plus a number, never scores 100;
 * - `characters`, `bytes`: damaged LaTeX and noise have a typed outcome, and nothing throws.
 */
export const kinds = ['itself', 'style', 'identity', 'coefficient', 'characters', 'bytes'] as const
export type Kind = (typeof kinds)[number]

export interface Case {
  readonly kind: Kind
  readonly gt: string
  readonly gen: string
  /** What must come out: 100, not 100, or only a typed outcome. */
  readonly expect: 'equal' | 'unequal' | 'typed'
}

const letters = [
  'a',
  'b',
  'm',
  'x',
  'k',
  'R',
  'v_0',
  'm_1',
  'm_2',
  'theta',
  'omega',
  'epsilon_0',
  'T',
  'L',
  'mu',
] as const
/** Functions that are real and nonzero almost everywhere on positive arguments. */
const calm: readonly FnName[] = ['exp', 'sin', 'cos', 'tan', 'sinh', 'cosh', 'tanh', 'atan', 'asinh', 'ln']

/** A random formula that is real somewhere on the positive domain. */
export function formula(random: Random, depth: number): Ex {
  if (depth === 0 || random.chance(0.15))
    return random.chance(0.75) ? sym(random.pick(letters)) : random.chance(0.2) ? pi : num(1 + random.int(9))
  const below = (): Ex => formula(random, depth - 1)
  switch (random.int(8)) {
    case 0:
    case 1:
      return add(below(), mul(num(random.chance(0.35) ? -1 : 1), below()))
    case 2:
    case 3:
      return mul(below(), below())
    case 4:
      return mul(below(), pow(positive(random, depth - 1), num(-1)))
    case 5:
      return sqrt(positive(random, depth - 1))
    case 6:
      return pow(below(), random.pick([two, num(3), num(2)]))
    default:
      return call(random.pick(calm), positive(random, Math.min(depth - 1, 1)))
  }
}

/**
 * A power of e with a plain number is left out, as `e^3` may as well be a charge cubed; so are functions of large
 * numbers, as `cosh(216) + 1` needs a hundred digits to be told from `cosh(216)`.
 */
const call = (name: FnName, arg: Ex): Ex =>
  fn(name, arg.t === 'num' && (name === 'exp' || arg.n > 9n * arg.d) ? sym('x') : arg)

/** A formula that is positive on the positive domain: it may stand below a fraction or under a root. */
function positive(random: Random, depth: number): Ex {
  if (depth <= 0 || random.chance(0.3))
    return random.chance(0.8) ? sym(random.pick(letters)) : num(1 + random.int(9))
  const below = (): Ex => positive(random, depth - 1)
  switch (random.int(4)) {
    case 0:
      return add(below(), below())
    case 1:
      return mul(below(), below())
    case 2:
      return mul(below(), pow(below(), num(-1)))
    default:
      return pow(below(), random.pick([two, num(1, 2), num(3)]))
  }
}

const plainStyles = styles.filter((s) => !s.unicode)
/** Rewrites that are identities wherever both sides exist, needing no proof. */
const safe = new Set(['reorder terms', 'reorder factors', 'common denominator', 'take out a factor', 'split a fraction', 'minus in front', 'turn an even power', 'add and subtract', 'square written as a product', 'multiply a fraction out']) // prettier-ignore
const safeRules = algebra.filter((r) => safe.has(r.name))

/** An equal formula by two safe rewrites. */
export function identity(e: Ex, random: Random): Ex {
  let out = random.chance(0.3) ? expand(e) : e
  for (let i = 0; i < 2; i++) {
    const { node, path } = random.pick(nodes(out))
    const before = out
    out =
      unlessZero(() => {
        const changed = random.pick(safeRules).apply(node, random)
        return changed && replaceAt(before, path, changed)
      }) ?? before
  }
  return out
}

/** A formula that differs from a nonzero one everywhere. */
export function spoiled(e: Ex, random: Random): Ex {
  return random.chance(0.3)
    ? add(e, random.pick([one, num(1, 3), pi]))
    : mul(random.pick([two, num(-1), num(1, 2), num(3, 2), num(1001, 1000), pi]), e)
}

/** Damage in the manner of truncated and mistyped output: characters deleted, doubled, swapped, replaced. */
export function damaged(text: string, random: Random): string {
  const noise = [
    '\\',
    '{',
    '}',
    '^',
    '_',
    '(',
    ')',
    '$',
    '\\frac',
    '\\left',
    '\\right',
    ',',
    '=',
    '0',
    'e',
    ' ',
    '&',
    '\\\\',
    '|',
    '\u0000',
    '\u202e',
    '🙂',
    '，',
  ]
  const chars = [...text]
  for (let i = 1 + random.int(4); i > 0; i--) {
    const at = random.int(chars.length + 1)
    switch (random.int(4)) {
      case 0:
        chars.splice(at, 1 + random.int(3))
        break
      case 1:
        chars.splice(at, 0, random.pick(noise))
        break
      case 2:
        chars.splice(at, 0, ...chars.slice(at, at + random.int(8)))
        break
      default:
        chars.splice(at, 1, random.pick(noise))
    }
  }
  return chars.join('')
}

/** Noise: code units of every kind, lone surrogates among them. */
export function bytes(random: Random): string {
  const unit = (): number => (random.chance(0.7) ? 32 + random.int(95) : random.int(0x10000))
  return String.fromCharCode(...Array.from({ length: random.int(60) }, unit))
}

/** The case of a kind; the same random stream gives the same case. */
export function makeCase(kind: Kind, random: Random): Case {
  const e = formula(random, 2 + random.int(3))
  const gt = toLatex(e, random.pick(plainStyles))
  const other = random.pick(plainStyles)
  switch (kind) {
    case 'itself':
      // A blank keeps equal texts from being equal by their bytes alone.
      return { kind, gt, gen: `${gt} `, expect: 'equal' }
    case 'style':
      return { kind, gt, gen: toLatex(e, other), expect: 'equal' }
    case 'identity':
      return { kind, gt, gen: toLatex(identity(e, random), other), expect: 'equal' }
    case 'coefficient':
      return { kind, gt, gen: toLatex(spoiled(e, random), other), expect: 'unequal' }
    case 'characters':
      return { kind, gt, gen: damaged(toLatex(e, other), random), expect: 'typed' }
    case 'bytes':
      return { kind, gt: random.chance(0.3) ? bytes(random) : gt, gen: bytes(random), expect: 'typed' }
  }
}

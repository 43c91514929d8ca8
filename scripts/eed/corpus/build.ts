import { compare } from './evaluate.ts'
import type { Domains } from './evaluate.ts'
import { keyOf, num, substitute, sym, symbolsOf } from './expr.ts'
import type { Ex } from './expr.ts'
import { infix } from './infix.ts'
import type { Key } from './keys/key.ts'
import { keys } from './keys/index.ts'
import { toLatex } from './latex.ts'
import { mutate } from './mutate.ts'
import { symbolText } from './names.ts'
import type { Pair } from './pair.ts'
import { hashText, random } from './random.ts'
import type { Random } from './random.ts'
import { define, differs, isPositive, isolations } from './relations.ts'
import { rewrite, Usage } from './rewrite.ts'
import { mixedStyle, styles } from './style.ts'
import { traps } from './traps/index.ts'
import { models } from './wrap-models.ts'
import { notation } from './wrap.ts'
import type { Scene, Wrapper } from './wrap.ts'

/** The seed of the committed files. */
export const corpusSeed = 20250811

/** How many pairs of each family a key gets. */
const perKey = { equal: 5, unequal: 4, credit: 5 }

/** What the keys of one file share while it is being made: how often rules, mistakes and wrappers were used. */
interface Shared {
  readonly usage: Usage
  readonly mistakes: Map<string, number>
  readonly wrappers: Usage
}

/**
 * The corpus, by file name (without `.jsonl`); `only` names the files wanted. Pure given the seed: a file comes
 * out the same alone or with the others. Throws when a label cannot be proven, a fault of a key or a trap.
 */
export function buildCorpus(seed: number, only?: readonly string[]): Record<string, Pair[]> {
  const wanted = (file: string): boolean => only === undefined || only.includes(file)
  const files: Record<string, Pair[]> = {}
  for (const [domain, list] of Object.entries(keys)) {
    if (!wanted(domain)) continue
    const shared: Shared = { usage: new Usage(), mistakes: new Map(), wrappers: new Usage() }
    files[domain] = list.flatMap((k, i) => new KeyPairs(domain, k, i, seed, shared).all())
  }
  for (const [file, list] of Object.entries(traps))
    if (wanted(file)) files[file] = list.map((t, i) => trapPair(file, t, i, seed))
  return files
}

/** Makes the pairs of one key. */
class KeyPairs {
  readonly #domain: string
  readonly #key: Key
  readonly #index: number
  readonly #shared: Shared
  readonly #random: Random
  readonly #formula: Ex
  readonly #keyText: string
  readonly #asks: string
  readonly #named: boolean
  readonly #taken = new Set<string>()
  readonly #out: Pair[] = []

  constructor(domain: string, key: Key, index: number, seed: number, shared: Shared) {
    this.#domain = domain
    this.#key = key
    this.#index = index
    this.#shared = shared
    this.#random = random((hashText(`${domain}/${key.name}`) ^ seed) >>> 0)
    this.#formula = infix(key.formula)
    const style = styles[index % 3]!
    this.#asks = symbolText(key.asks, style)
    const tex = toLatex(this.#formula, style)
    this.#named = index % 5 < 3
    const named = this.#named ? `${this.#asks} = ${tex}` : tex
    this.#keyText = index % 4 === 1 ? `$$${named}$$` : index % 7 === 3 ? `\\[${named}\\]` : named
    this.#taken.add(keyOf(this.#formula))
    if (compare(this.#formula, this.#formula, key.domains, this.#random) !== 'equal')
      throw new Error(`${domain}/${key.name}: the key is not real on its domain`)
  }

  all(): Pair[] {
    for (let i = 0; i < perKey.equal; i++) this.#equal()
    for (let i = 0; i < perKey.unequal; i++) this.#unequal(i % 2 === 0)
    if (this.#index % 2 === 0) this.#defined()
    if (this.#index % 2 === 1) this.#isolated()
    if (this.#index % 3 === 0) this.#credit()
    return this.#out
  }

  #push(pair: Omit<Pair, 'id' | 'key' | 'symbols'>): void {
    const n = String(this.#out.length + 1).padStart(2, '0')
    const declared = declaredSymbols(this.#key.domains)
    this.#out.push({
      id: `${this.#domain}/${this.#key.name}/${n}`,
      key: this.#keyText,
      ...pair,
      ...(declared ? { symbols: declared } : {}),
    })
  }

  /** A form that is equal to `to`, proven, or `to` itself when no rewrite applies. */
  #form(to: Ex): { expression: Ex; note: string } {
    const found = rewrite(to, this.#key.domains, this.#random, this.#shared.usage, this.#taken)
    return found
      ? { expression: found.expression, note: found.rules.join(', ') }
      : { expression: to, note: 'as it is' }
  }

  /** Prints and wraps; the note says in which style and in which packing. */
  #dress(final: Ex, earlier: Ex): { answer: string; note: string } {
    const unicode = this.#random.chance(0.08)
    const style = mixedStyle(this.#random, unicode)
    const print = (e: Ex): string => toLatex(e, style)
    const asks = symbolText(this.#key.asks, style)
    const wrapper = unicode ? plainText(this.#random) : this.#wrapper()
    const scene: Scene = {
      tex: print(final),
      asks,
      earlier: print(earlier),
      decoy: print(this.#decoy()),
      other: symbolText(this.#key.asks === 'y' ? 'z_1' : 'y_1', style),
      keyNamesIt: this.#named,
      random: this.#random,
    }
    return { answer: wrapper.wrap(scene), note: `${style.name}; ${wrapper.name}` }
  }

  /** The least used packing that fits the key, half of the time one of a whole model's answer. */
  #wrapper(): Wrapper {
    const pool = (this.#random.chance(0.5) ? notation : models).filter((w) => this.#named || !w.needsName)
    const [first] = this.#random
      .shuffle(pool)
      .sort((a, b) => this.#shared.wrappers.of(a.name) - this.#shared.wrappers.of(b.name))
    this.#shared.wrappers.add([first!.name])
    return first!
  }

  /** An intermediate formula that is neither the key nor any answer. */
  #decoy(): Ex {
    const names = symbolsOf(this.#formula)
    if (names.length === 0) return num(2 + this.#random.int(7))
    return substitute(infix('x*y^2/2'), 'x', sym(this.#random.pick(names)))
  }

  #equal(): void {
    const { expression, note } = this.#form(this.#formula)
    const dressed = this.#dress(expression, this.#formula)
    this.#push({
      answer: dressed.answer,
      verdict: 'equal',
      family: 'rewrite',
      note: `${note}; ${dressed.note}`,
    })
  }

  /** A wrong form of the formula; null when a short formula has used up its mistakes. */
  #mistake(): { expression: Ex; mistake: string } | null {
    return mutate(this.#formula, this.#key.domains, this.#random, this.#shared.mistakes, this.#taken)
  }

  #unequal(plain: boolean): void {
    const wrong = this.#mistake()
    if (!wrong) return
    const { expression, note } = plain
      ? { expression: wrong.expression, note: '' }
      : this.#form(wrong.expression)
    const dressed = this.#dress(expression, wrong.expression)
    this.#push({
      answer: dressed.answer,
      verdict: 'unequal',
      family: 'mistake',
      note: [wrong.mistake, note, dressed.note].filter(Boolean).join('; '),
    })
  }

  /** The answer names a part and defines the name beside it; once rightly, once with a wrong definition. */
  #defined(): void {
    const parts = define(this.#formula, this.#random)
    if (!parts) return
    const style = mixedStyle(this.#random, false)
    const name = symbolText(parts.name, style)
    const tex = toLatex(parts.outer, style)
    const write = (inner: Ex): string => {
      const definition = `${name} = ${toLatex(inner, style)}`
      return this.#random.pick([
        `${tex},\\quad ${definition}`,
        `${this.#asks} = ${tex}, \\qquad \\text{where } ${definition}`,
        `$${this.#asks} = ${tex}$, where $${definition}$.`,
        `$$\\boxed{${this.#asks} = ${tex}}$$\n\nwith $${definition}$.`,
        `结果为 $${tex}$，其中 $${definition}$。`,
        `${tex} \\quad \\left(${definition}\\right)`,
      ])
    }
    this.#push({ answer: write(parts.inner), verdict: 'equal', family: 'definition', note: style.name })
    const wrong = mutate(parts.inner, this.#key.domains, this.#random, this.#shared.mistakes, new Set())
    if (!wrong || symbolsOf(wrong.expression).includes(parts.name)) return
    const whole = substitute(parts.outer, parts.name, wrong.expression)
    if (!differs(this.#formula, whole, this.#key.domains, this.#random)) return
    this.#push({
      answer: write(wrong.expression),
      verdict: 'unequal',
      family: 'definition',
      note: `${wrong.mistake} in the definition; ${style.name}`,
    })
  }

  /** The answer gives the square, the reciprocal or a multiple of the asked quantity. */
  #isolated(): void {
    if (symbolsOf(this.#formula).includes(this.#key.asks)) return
    const { domains } = this.#key
    const style = mixedStyle(this.#random, false)
    const write = (left: Ex, right: Ex): string =>
      this.#random.pick([
        `${toLatex(left, style)} = ${toLatex(right, style)}`,
        `$$${toLatex(left, style)} = ${toLatex(right, style)}$$`,
        `Therefore $\\boxed{${toLatex(left, style)} = ${toLatex(right, style)}}$.`,
      ])
    const positive = isPositive(this.#formula, domains, this.#random)
    const way = this.#random.pick(isolations(this.#key.asks, this.#formula, positive))
    if (compare(this.#formula, way.solved, domains, this.#random) !== 'equal') return
    this.#push({
      answer: write(way.left, way.right),
      verdict: 'equal',
      family: 'isolated',
      note: `${way.name}; ${style.name}`,
    })
    const wrong = this.#mistake()
    const wrongWay =
      wrong && isolations(this.#key.asks, wrong.expression, positive).find((w) => w.name === way.name)
    if (!wrongWay || !differs(this.#formula, wrongWay.solved, domains, this.#random)) return
    this.#push({
      answer: write(wrongWay.left, wrongWay.right),
      verdict: 'unequal',
      family: 'isolated',
      note: `${way.name}; ${wrong.mistake}; ${style.name}`,
    })
  }

  /** One wrong answer in several equal forms, the first as it is. */
  #credit(): void {
    const wrong = this.#mistake()
    if (!wrong) return
    const group = `${this.#domain}/${this.#key.name}`
    for (let i = 0; i < perKey.credit; i++) {
      const { expression, note } =
        i === 0 ? { expression: wrong.expression, note: 'as it is' } : this.#form(wrong.expression)
      const style = i === 0 ? styles[0]! : mixedStyle(this.#random, false)
      this.#push({
        answer: toLatex(expression, style),
        verdict: 'unequal',
        family: 'credit',
        note: `${wrong.mistake}; ${note}; ${style.name}`,
        credit_group: group,
      })
    }
  }
}

/** The few packings that go with formulas in plain unicode. */
function plainText(r: Random): Wrapper {
  return r.pick<Wrapper>([
    { name: 'bare', wrap: (s) => s.tex },
    { name: 'equation', wrap: (s) => `${s.asks} = ${s.tex}` },
    { name: 'bold answer', wrap: (s) => `**Answer:** ${s.asks} = ${s.tex}` },
    { name: 'Chinese answer', wrap: (s) => `答案：${s.asks} = ${s.tex}` },
  ])
}

/** The domains as the scorer's `symbols`, under the LaTeX names of the book style. */
function declaredSymbols(domains: Domains): Record<string, unknown> | null {
  const entries = Object.entries(domains).map(
    ([name, d]) => [symbolText(name, styles[0]!), { ...d }] as const,
  )
  return entries.length === 0 ? null : Object.fromEntries<Record<string, unknown>>(entries)
}

function trapPair(file: string, t: (typeof traps)[string][number], index: number, seed: number): Pair {
  if (t.proof) {
    const proven = compare(infix(t.proof[0]), infix(t.proof[1]), t.domains ?? {}, random(seed + index))
    if (proven !== t.verdict)
      throw new Error(`${file}: ${t.key} against ${t.answer}: said ${t.verdict}, is ${proven}`)
  }
  return {
    id: `${file}/${String(index + 1).padStart(2, '0')}`,
    key: t.key,
    answer: t.answer,
    verdict: t.verdict,
    family: 'trap',
    note: t.note,
    ...t.declared,
  }
}

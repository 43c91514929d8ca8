/** The names that the item declares and the key uses, as the parser needs them. */
import type { Expr, Value } from '../ast.ts'
import { EMPTY_LEXICON } from './state.ts'
import type { KeyNames, Lexicon } from './state.ts'
import { toName } from './toname.ts'
import type { Read, ReadOptions, SymbolSpec } from './types.ts'

interface Declared {
  readonly names: ReadonlySet<string>
  readonly vectors: ReadonlySet<string>
}

// Normalising names and walking a key cost more than parsing an answer, and both recur: remembered per object.
const declaredCache = new WeakMap<Readonly<Record<string, SymbolSpec>>, Declared>()
const keyCache = new WeakMap<Read, KeyNames>()

/** The lexicon for reading a key (`key` null) or an answer to it. */
export function lexiconOf(options: ReadOptions, key: Read | null): Lexicon {
  const symbols = options.symbols
  const names = key === null ? null : namesOfKey(key)
  if (symbols === undefined) return names === null ? EMPTY_LEXICON : { ...EMPTY_LEXICON, key: names }
  let declared = declaredCache.get(symbols)
  if (declared === undefined) {
    const all = new Set<string>()
    const vectors = new Set<string>()
    for (const [spelling, spec] of Object.entries(symbols)) {
      const name = toName(spelling)
      all.add(name)
      if (spec.vector === true) vectors.add(name)
    }
    declared = { names: all, vectors }
    declaredCache.set(symbols, declared)
  }
  return { declared: declared.names, vectors: declared.vectors, key: names }
}

/** Symbols, functions and constants of a key's reading. */
export function namesOfKey(key: Read): KeyNames {
  let names = keyCache.get(key)
  if (names === undefined) {
    names = namesOf(key.readings[0]?.value)
    if (key.asked !== undefined) names = { ...names, asked: key.asked }
    keyCache.set(key, names)
  }
  return names
}

/** Symbols, functions and constants of a value. */
export function namesOf(value: Value | undefined): KeyNames {
  const symbols = new Set<string>()
  const functions = new Set<string>()
  const constants = new Set<string>()
  const visitAll = (values: readonly Value[]): void => values.forEach(visit)
  function visit(x: Value): void {
    switch (x.k) {
      case 'num':
        return
      case 'const':
        constants.add(x.name)
        return
      case 'sym':
        symbols.add(x.name)
        return
      case 'fn':
        functions.add(x.name)
        return visitAll(x.args)
      case 'add':
      case 'mul':
        return visitAll(x.args)
      case 'pow':
        visit(x.base)
        return visit(x.exp)
      case 'big':
        symbols.add(x.variable)
        return visitAll([x.lo, x.hi, x.body].filter((part): part is Expr => part !== null))
      case 'deriv':
        symbols.add(x.variable)
        return visit(x.body)
      case 'rel':
        visit(x.lhs)
        return visit(x.rhs)
      case 'list':
      case 'tuple':
      case 'set':
        return visitAll(x.items)
      case 'interval':
        visit(x.lo)
        return visit(x.hi)
      case 'matrix':
        return x.rows.forEach((row) => visitAll(row))
    }
  }
  if (value !== undefined) visit(value)
  return { symbols, functions, constants }
}

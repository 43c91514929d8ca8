/** Everything about a key that does not depend on the answer, kept for a while: the same key meets many answers. */
import { readKey } from './answer/index.ts'
import type { Expr, Value } from './ast.ts'
import { canonical } from './canonical/index.ts'
import type { KeyForm } from './credit.ts'
import { keyForm } from './credit.ts'
import { constantsOf, domainOf } from './domain.ts'
import { substitute } from './expression.ts'
import type { Domain } from './identity/index.ts'
import type { Definition, Read, ReadError } from './latex/types.ts'
import type { EedOptions } from './types.ts'
import { isExpression, mapExpressions, signedSymbols, symbolsOf } from './values.ts'

/** A key that could be read. */
export interface Key {
  readonly read: Read
  readonly value: Value
  /** Names of the symbols in the value. */
  readonly symbols: ReadonlySet<string>
  readonly domain: Domain
  /** Rewriting that declared constants call for, to be applied to the answer as well. */
  readonly prepare: (e: Expr) => Expr
  /** Symbols that may be negative. */
  readonly open: ReadonlySet<string>
  /** Declared constraints that could not be understood. */
  readonly ignored: readonly string[]
  /** The canonical value and its tree, made when first needed. */
  canonical(): KeyForm
}

/** Recently used keys. A cache only: what it holds is a pure function of the text and the options. */
const recent = new Map<string, Key>()
const MAX_RECENT = 512
const MAX_TEXT = 4000

/** Reads and prepares a key. */
export function keyOf(gt: string, options: EedOptions): Key | ReadError {
  const name =
    options.symbols || options.constraints
      ? `${gt}\n${JSON.stringify([options.symbols, options.constraints])}`
      : gt
  const known = recent.get(name)
  if (known) {
    // The oldest goes first: what is used again is young again.
    recent.delete(name)
    recent.set(name, known)
    return known
  }
  const result = prepareKey(gt, options)
  if ('code' in result || name.length > MAX_TEXT) return result
  if (recent.size >= MAX_RECENT) recent.delete(recent.keys().next().value!)
  recent.set(name, result)
  return result
}

function prepareKey(gt: string, options: EedOptions): Key | ReadError {
  const read = readKey(gt, { symbols: options.symbols })
  if (!read.ok) return read.error
  const ignored: string[] = []
  const domain = domainOf(options, ignored)
  const prepare = constantsOf(options)
  const value = mapExpressions(read.read.readings[0]!.value, (e) =>
    prepare(defined(e, read.read.definitions, null)),
  )
  const symbols = new Set<string>()
  const open = new Set<string>()
  for (const [name, range] of domain.ranges) if (range.lo < 0) open.add(name)
  mapExpressions(value, (e) => {
    for (const s of symbolsOf(e)) symbols.add(s)
    // A writer who takes |q| means that q may be negative.
    for (const s of signedSymbols(e)) if (!domain.ranges.has(s)) open.add(s)
    return e
  })
  let form: KeyForm | null = null
  return {
    read: read.read,
    value,
    symbols,
    domain,
    prepare,
    open,
    ignored,
    canonical() {
      form ??= keyForm(canonicalValue(value, open))
      return form
    },
  }
}

/** The canonical form of every expression in a value. */
export function canonicalValue(v: Value, open: ReadonlySet<string>): Value {
  return isExpression(v) ? canonical(v, open).expr : mapExpressions(v, (e) => canonical(e, open).expr)
}

/** Puts definitions given beside a formula into it; symbols that the key knows keep their own meaning. */
export function defined(
  e: Expr,
  definitions: readonly Definition[],
  known: ReadonlySet<string> | null,
): Expr {
  let result = e
  // Definitions may use each other; a circle ends after a few rounds.
  for (let round = 0; round < 4 && definitions.length > 0; round++) {
    const next = substitute(result, (name) => {
      if (known?.has(name)) return null
      return definitions.find((d) => d.symbol === name)?.value ?? null
    })
    if (next === result) break
    result = next
  }
  return result
}

/** The store of a compiled program: interned nodes, symbols, and questions about them. */
import type { BigOp } from '../ast.ts'
import * as op from './operations.ts'
import { lowPart, reduce, toDouble } from './rational.ts'

/** A sum, product, integral or limit: ids of its parts, and the nodes to evaluate again for each value of the variable. */
export interface BigPart {
  readonly kind: BigOp['op']
  /** Symbol index of the bound variable. */
  readonly variable: number
  readonly lo: number
  readonly hi: number
  readonly body: number
  /** Nodes below the body that depend on the variable, in order. */
  readonly inner: readonly number[]
}

export interface Node {
  readonly op: number
  readonly args: readonly number[]
  /** RATIONAL: value as double-double; powers: numerator and denominator; SYMBOL: index; UNKNOWN: seed. */
  readonly p: number
  readonly q: number
  /** RATIONAL: the exact value. */
  readonly n: bigint
  readonly d: bigint
  readonly big: BigPart | null
  /** Number of symbols (bound ones too) among the leaves is not kept; this says whether there is any. */
  readonly constant: boolean
}

/** More nodes than this are not compiled: the rest counts as undefined and `overflow` is set. */
export const MAX_NODES = 20_000

/** Interned nodes in an order in which arguments come before their users. */
export class Arena {
  readonly nodes: Node[] = []
  /** Free and bound symbols by index. Bound ones have names that no parser makes. */
  readonly symbols: string[] = []
  readonly bound = new Set<number>()
  /** True when an expression was too large or too deep to compile. */
  overflow = false
  readonly #intern = new Map<string, number>()
  readonly #symbolIds = new Map<string, number>()

  /** The nodes that `root` needs, in order, without those in `known`. */
  order(root: number, known?: ReadonlySet<number>): number[] {
    const seen = new Set<number>()
    const stack = [root]
    while (stack.length > 0) {
      const id = stack.pop()!
      if (seen.has(id) || known?.has(id)) continue
      seen.add(id)
      const node = this.nodes[id]!
      if (node.big) {
        // The inner nodes are evaluated by the operator itself; what they need from outside is not.
        const inner = new Set(node.big.inner)
        for (const i of inner) for (const a of this.nodes[i]!.args) if (!inner.has(a)) stack.push(a)
        for (const a of [node.big.lo, node.big.hi]) if (a >= 0) stack.push(a)
        if (!inner.has(node.big.body)) stack.push(node.big.body)
      } else {
        for (const a of node.args) stack.push(a)
      }
    }
    return [...seen].sort((a, b) => a - b)
  }

  /** Indices of the free symbols that `root` depends on. */
  freeSymbols(root: number): Set<number> {
    const found = new Set<number>()
    const seen = new Set<number>()
    const stack = [root]
    while (stack.length > 0) {
      const id = stack.pop()!
      if (seen.has(id)) continue
      seen.add(id)
      const node = this.nodes[id]!
      if (node.op === op.SYMBOL && !this.bound.has(node.p)) found.add(node.p)
      for (const a of node.args) stack.push(a)
    }
    return found
  }

  symbolIndex(name: string): number {
    let index = this.#symbolIds.get(name)
    if (index === undefined) {
      index = this.symbols.length
      this.symbols.push(name)
      this.#symbolIds.set(name, index)
    }
    return index
  }

  node(o: number, args: readonly number[], p = 0, q = 0, n = 0n, d = 1n, big: BigPart | null = null): number {
    const key = o === op.RATIONAL ? `r${n}/${d}` : `${o};${p};${q};${args.join(',')}${big ? big.kind : ''}`
    const known = this.#intern.get(key)
    if (known !== undefined) return known
    if (this.nodes.length >= MAX_NODES && o !== op.UNDEFINED) {
      this.overflow = true
      return this.node(op.UNDEFINED, [])
    }
    let constant = o !== op.SYMBOL
    for (const a of args) if (!this.nodes[a]!.constant) constant = false
    const id = this.nodes.length
    this.nodes.push({ op: o, args, p, q, n, d, big, constant })
    this.#intern.set(key, id)
    return id
  }

  rational(n: bigint, d: bigint): number {
    const r = reduce(n, d)
    const hi = toDouble(r.n, r.d)
    const small = r.d === 1n && r.n <= 9007199254740992n && r.n >= -9007199254740992n
    return this.node(op.RATIONAL, [], hi, small ? 0 : lowPart(r.n, r.d, hi), r.n, r.d)
  }

  /** Nodes at or below `root` that depend on `leaf`, and the leaf itself, in order. */
  dependents(root: number, leaf: number): number[] {
    const order: number[] = []
    const depends = new Map<number, boolean>()
    const visit = (id: number): boolean => {
      const known = depends.get(id)
      if (known !== undefined) return known
      let result = id === leaf
      for (const a of this.nodes[id]!.args) if (visit(a)) result = true
      depends.set(id, result)
      if (result) order.push(id)
      return result
    }
    visit(root)
    if (depends.get(leaf) === undefined) order.push(leaf)
    return order.sort((a, b) => a - b)
  }
}

/** A 32-bit hash of a text (FNV-1a). */
export function seedOf(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h >>> 0
}

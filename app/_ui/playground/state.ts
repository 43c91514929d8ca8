/** What the playground holds, and how its address holds it: the address is the permalink. */
import type { EedOptions, SymbolSpec } from '#core/eed/index.ts'

/** One declared symbol, as typed: empty bounds are no bounds. */
export interface SymbolRow {
  readonly name: string
  readonly low: string
  readonly high: string
  readonly integer: boolean
  /** `planck` and the like: the symbol is that constant of nature */
  readonly constant: string
}

export interface PlaygroundState {
  readonly key: string
  readonly answer: string
  readonly symbols: readonly SymbolRow[]
  /** relations in LaTeX, separated by semicolons */
  readonly constraints: string
}

export const EMPTY: PlaygroundState = { key: '', answer: '', symbols: [], constraints: '' }

/** Longest formula that the fields take; most symbols. */
export const MAX_TEXT = 4000
export const MAX_SYMBOLS = 40

// Symbols stand in the address as name~low~high~flags, one parameter each: `~` occurs in no LaTeX name.
const SEPARATOR = '~'

/**
 * The state as the query of an address; empty parts are left out.
 *
 * @example encode({ ...EMPTY, key: 'a', answer: 'b' }) // 'key=a&answer=b'
 */
export function encode(state: PlaygroundState): string {
  const query = new URLSearchParams()
  if (state.key !== '') query.set('key', state.key)
  if (state.answer !== '') query.set('answer', state.answer)
  for (const s of state.symbols) {
    if (s.name.trim() === '') continue
    const parts = [s.name.trim(), s.low.trim(), s.high.trim(), s.integer ? 'i' : '', s.constant]
    query.append('s', parts.join(SEPARATOR).replace(/~+$/, ''))
  }
  if (state.constraints.trim() !== '') query.set('if', state.constraints.trim())
  return query.toString()
}

/** The address of the playground in a state. */
export function playgroundHref(state: PlaygroundState): string {
  const query = encode(state)
  return query === '' ? '/playground' : `/playground?${query}`
}

/**
 * The state that an address holds. Never throws: what is too long is cut, what is no symbol is left out.
 *
 * @example decode(new URLSearchParams('key=a&s=n~0~~i')).symbols
 *   // [{ name: 'n', low: '0', high: '', integer: true, constant: '' }]
 */
export function decode(query: URLSearchParams): PlaygroundState {
  return {
    key: (query.get('key') ?? '').slice(0, MAX_TEXT),
    answer: (query.get('answer') ?? '').slice(0, MAX_TEXT),
    constraints: (query.get('if') ?? '').slice(0, MAX_TEXT),
    symbols: query
      .getAll('s')
      .slice(0, MAX_SYMBOLS)
      .flatMap((text): SymbolRow[] => {
        const [name = '', low = '', high = '', flags = '', constant = ''] = text
          .slice(0, 200)
          .split(SEPARATOR)
        return name.trim() === '' ? [] : [{ name: name.trim(), low, high, integer: flags === 'i', constant }]
      }),
  }
}

/** Query parameters as a page gets them, as URLSearchParams. */
export function queryOf(params: Readonly<Record<string, string | string[] | undefined>>): URLSearchParams {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(params))
    for (const one of value === undefined ? [] : Array.isArray(value) ? value : [value])
      query.append(name, one)
  return query
}

/** A bound as typed: a number, nothing, or not a number (null). Both commas and dots are taken for the point. */
export function bound(text: string): number | undefined | null {
  const trimmed = text.trim().replace(',', '.')
  if (trimmed === '') return undefined
  const value = Number(trimmed)
  return Number.isFinite(value) ? value : null
}

/**
 * What the scorer is to know of the symbols. A bound that is no number counts as none; low above high, as none
 * either (the form says so beside the field).
 */
export function optionsOf(state: PlaygroundState): EedOptions {
  const symbols: Record<string, SymbolSpec> = {}
  for (const row of state.symbols) {
    if (row.name.trim() === '') continue
    const range = rangeOf(row)
    symbols[row.name.trim()] = {
      ...(range ? { range } : {}),
      ...(row.integer ? { integer: true } : {}),
      ...(row.constant === '' ? {} : { constant: row.constant }),
    }
  }
  const constraints = state.constraints
    .split(/;|\n/)
    .map((c) => c.trim())
    .filter((c) => c !== '')
  return {
    ...(Object.keys(symbols).length > 0 ? { symbols } : {}),
    ...(constraints.length > 0 ? { constraints } : {}),
  }
}

/** The interval of a row, half-infinite where one bound is left open; null where it has none or a wrong one. */
export function rangeOf(row: Pick<SymbolRow, 'low' | 'high'>): [number, number] | null {
  const [low, high] = [bound(row.low), bound(row.high)]
  if (low === null || high === null || (low === undefined && high === undefined)) return null
  const range: [number, number] = [low ?? -Infinity, high ?? Infinity]
  return range[0] < range[1] ? range : null
}

/** Whether the bounds of a row are typed so that they can't be used. */
export function isBadRange(row: Pick<SymbolRow, 'low' | 'high'>): boolean {
  const given = row.low.trim() !== '' || row.high.trim() !== ''
  return given && rangeOf(row) === null
}

/** Symbols of an item as rows of the form. */
export function symbolsOf(
  symbols: Readonly<
    Record<
      string,
      {
        latex: string
        range: readonly [number, number]
        integer?: boolean | undefined
        constant?: string | undefined
      }
    >
  >,
): SymbolRow[] {
  return Object.values(symbols).map((s) => ({
    name: s.latex,
    low: String(s.range[0]),
    high: String(s.range[1]),
    integer: s.integer === true,
    constant: s.constant ?? '',
  }))
}

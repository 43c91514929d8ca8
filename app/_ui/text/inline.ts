/**
 * The inside of a line of "markdown-lite": plain text, code, emphasis and mathematics. What models write is neither
 * clean markdown nor clean LaTeX, so anything that does not close is left as it stands.
 */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'math'; readonly tex: string; readonly display: boolean }
  | { readonly kind: 'strong'; readonly children: readonly Inline[] }
  | { readonly kind: 'em'; readonly children: readonly Inline[] }

/** Formulas longer than this are shown as text: they are no formulas. */
export const MAX_FORMULA = 4000

/**
 * Cuts a line (or a paragraph) into its parts.
 *
 * @example inline('so $v = 2u$.') // [text 'so ', math 'v = 2u', text '.']
 * @example inline('costs $5 and $6') // one text: neither dollar opens a formula that closes well
 */
export function inline(source: string): Inline[] {
  const out: Inline[] = []
  let plain = ''
  let i = 0
  // A closing mark that was not found once need not be looked for again: keeps hostile input linear.
  const absent = new Set<string>()
  const find = (mark: string, from: number): number => {
    if (absent.has(mark)) return -1
    const at = source.indexOf(mark, from)
    if (at < 0) absent.add(mark)
    return at
  }
  const flush = (): void => {
    if (plain !== '') out.push({ kind: 'text', text: plain })
    plain = ''
  }
  while (i < source.length) {
    const found = mathAt(source, i, find) ?? markAt(source, i, find)
    if (found) {
      flush()
      out.push(found.node)
      i = found.end
    } else if (source[i] === '\\' && /[$*_`#\\]/.test(source[i + 1] ?? '')) {
      plain += source[i + 1]!
      i += 2
    } else {
      plain += source[i]!
      i += 1
    }
  }
  flush()
  return out
}

type Found = { node: Inline; end: number } | null
type Find = (mark: string, from: number) => number

function mathAt(s: string, i: number, find: Find): Found {
  const c = s[i]
  if (c === '\\') {
    if (s[i + 1] === '(') return between(s, i, 2, '\\)', find, false)
    if (s[i + 1] === '[') return between(s, i, 2, '\\]', find, true)
    if (s.startsWith('\\boxed{', i)) return bareBox(s, i)
    return null
  }
  if (c !== '$') return null
  if (s[i + 1] === '$') return between(s, i, 2, '$$', find, true)
  return dollar(s, i)
}

function between(s: string, i: number, width: number, close: string, find: Find, display: boolean): Found {
  const end = find(close, i + width)
  if (end < 0) return null
  const tex = s.slice(i + width, end).trim()
  if (tex === '' || tex.length > MAX_FORMULA) return null
  return { node: { kind: 'math', tex, display }, end: end + close.length }
}

/** `$...$` after pandoc's rule: no blank inside the marks, no digit after them; so prices stay prices. */
function dollar(s: string, i: number): Found {
  if (/[\s$]/.test(s[i + 1] ?? ' ')) return null
  const limit = Math.min(s.length, i + MAX_FORMULA)
  for (let j = i + 1; j < limit; j++) {
    if (s[j] === '\\') j++
    else if (s[j] === '\n' && s[j + 1] === '\n') return null
    else if (s[j] === '$') {
      if (/\s/.test(s[j - 1]!) || /\d/.test(s[j + 1] ?? '')) return null
      return { node: { kind: 'math', tex: s.slice(i + 1, j), display: false }, end: j + 1 }
    }
  }
  return null
}

/** `\boxed{...}` that a model wrote outside of any formula. */
function bareBox(s: string, i: number): Found {
  let depth = 0
  const limit = Math.min(s.length, i + MAX_FORMULA)
  for (let j = i + '\\boxed'.length; j < limit; j++) {
    if (s[j] === '\\') j++
    else if (s[j] === '{') depth++
    else if (s[j] === '}' && --depth === 0) {
      return { node: { kind: 'math', tex: s.slice(i, j + 1), display: false }, end: j + 1 }
    }
  }
  return null
}

function markAt(s: string, i: number, find: Find): Found {
  if (s[i] === '`') {
    const end = find('`', i + 1)
    return end > i + 1 ? { node: { kind: 'code', text: s.slice(i + 1, end) }, end: end + 1 } : null
  }
  if (s[i] !== '*') return null
  const mark = s[i + 1] === '*' ? '**' : '*'
  const start = i + mark.length
  if (/[\s*]/.test(s[start] ?? ' ')) return null
  const end = find(mark, start)
  // Emphasis is short; a star much further on belongs to something else.
  if (end < 0 || end - start > 500 || /\s/.test(s[end - 1]!) || s.slice(start, end).includes('\n\n'))
    return null
  const children = inline(s.slice(start, end))
  return { node: { kind: mark === '**' ? 'strong' : 'em', children }, end: end + mark.length }
}

/** The blocks of "markdown-lite": paragraphs, headings, lists, code, displayed formulas. */
import { MAX_FORMULA, inline } from './inline.ts'
import type { Inline } from './inline.ts'

export type Block =
  | { readonly kind: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly kind: 'heading'; readonly level: number; readonly children: readonly Inline[] }
  | { readonly kind: 'list'; readonly start: number | null; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'math'; readonly tex: string }
  | { readonly kind: 'rule' }

// Displayed formulas may span lines, so they are taken out before lines are looked at.
const DISPLAY = new RegExp(
  [
    '```[\\s\\S]*?(?:```|$)',
    // Bounded, so that marks which never close cost little.
    `\\$\\$[\\s\\S]{1,${String(MAX_FORMULA)}}?\\$\\$`,
    `\\\\\\[[\\s\\S]{1,${String(MAX_FORMULA)}}?\\\\\\]`,
    `\\\\begin\\{(equation|align|gather|multline|eqnarray|displaymath)(\\*?)\\}[\\s\\S]{1,${String(MAX_FORMULA)}}?\\\\end\\{\\1\\2\\}`,
  ].join('|'),
  'g',
)

/**
 * Cuts a text into blocks. Never throws; every part of the text comes out in some block.
 *
 * @example blocks('## Answer\n\n$$v = 2u$$') // [heading 2 'Answer', math 'v = 2u']
 */
export function blocks(source: string): Block[] {
  const text = source.replace(/\r\n?/g, '\n')
  const out: Block[] = []
  let from = 0
  for (const match of text.matchAll(DISPLAY)) {
    const whole = match[0]
    // A formula in the middle of a line stays in its sentence.
    if (!whole.startsWith('```') && !standsAlone(text, match.index, whole.length)) continue
    out.push(...lines(text.slice(from, match.index)))
    out.push(whole.startsWith('```') ? fence(whole) : { kind: 'math', tex: bare(whole, match[1]) })
    from = match.index + whole.length
  }
  out.push(...lines(text.slice(from)))
  return out
}

/** True where nothing but blanks (or one mark of punctuation after it) shares its lines. */
function standsAlone(text: string, index: number, length: number): boolean {
  const before = text.slice(text.lastIndexOf('\n', index - 1) + 1, index)
  const end = text.indexOf('\n', index + length)
  const after = text.slice(index + length, end < 0 ? undefined : end)
  return before.trim() === '' && after.trim() === ''
}

function fence(whole: string): Block {
  const body = whole.replace(/^```[^\n]*\n?/, '').replace(/\n?```$/, '')
  return { kind: 'code', text: body }
}

/** The formula without its marks. Environments that KaTeX numbers become their unnumbered, nested forms. */
function bare(whole: string, environment: string | undefined): string {
  if (environment === undefined) return whole.slice(2, -2).trim()
  const body = whole.slice(whole.indexOf('}') + 1, whole.lastIndexOf('\\end')).trim()
  const inner = environment === 'align' || environment === 'eqnarray' ? 'aligned' : 'gathered'
  return `\\begin{${inner}}${body}\\end{${inner}}`
}

const HEADING = /^ {0,3}(#{1,6})\s+(.*?)\s*#*$/
const ITEM = /^\s{0,6}(?:[-*+\u2022]|(\d{1,4})[.)])\s+(.*)$/
const RULE = /^ {0,3}(?:-{3,}|\*{3,}|_{3,})\s*$/

function lines(text: string): Block[] {
  const out: Block[] = []
  let paragraph: string[] = []
  let list: { start: number | null; items: string[] } | null = null
  const end = (): void => {
    if (paragraph.length > 0) out.push({ kind: 'paragraph', children: inline(paragraph.join('\n')) })
    if (list) out.push({ kind: 'list', start: list.start, items: list.items.map(inline) })
    paragraph = []
    list = null
  }
  for (const line of text.split('\n')) {
    const heading = HEADING.exec(line)
    const item = ITEM.exec(line)
    if (line.trim() === '') {
      // A blank line between items does not end a list; anything else after it does.
      if (!list) end()
    } else if (RULE.test(line)) {
      end()
      out.push({ kind: 'rule' })
    } else if (heading) {
      end()
      out.push({ kind: 'heading', level: heading[1]!.length, children: inline(heading[2]!) })
    } else if (item) {
      const start = item[1] === undefined ? null : Number(item[1])
      if (list && (list.start === null) !== (start === null)) end()
      if (paragraph.length > 0) end()
      list ??= { start, items: [] }
      list.items.push(item[2]!)
    } else if (list && /^\s/.test(line)) {
      list.items[list.items.length - 1] += `\n${line.trim()}`
    } else {
      if (list) end()
      paragraph.push(line)
    }
  }
  end()
  return out
}

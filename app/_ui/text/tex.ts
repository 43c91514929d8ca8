import katex from 'katex'

/** Longest source that is given to KaTeX. */
const MAX_TEX = 8000

/** How a formula came out: its markup, or why there is none. */
export type Rendered =
  | { readonly ok: true; readonly html: string }
  | { readonly ok: false; readonly message: string; readonly position: number | null }

/**
 * A formula as KaTeX's markup (HTML, with MathML for screen readers). Nothing that models or visitors write is
 * trusted: no links, no HTML, few macro expansions, bounded sizes. Never throws.
 *
 * @example renderTex('\\frac{a}{b}', { display: false }) // { ok: true, html: '<span class="katex">...' }
 * @example renderTex('\\frac{a', { display: false }) // { ok: false, message: 'Unexpected end of input ...', position: 7 }
 */
export function renderTex(tex: string, options: { display: boolean; mathml?: boolean }): Rendered {
  if (tex.length > MAX_TEX) return { ok: false, message: 'too long to draw', position: null }
  try {
    const html = katex.renderToString(tex, {
      displayMode: options.display,
      output: options.mathml === false ? 'html' : 'htmlAndMathml',
      throwOnError: true,
      strict: 'ignore',
      trust: false,
      maxExpand: 500,
      maxSize: 20,
    })
    return { ok: true, html }
  } catch (error) {
    // A ParseError says where; deep nesting overflows the stack instead.
    const parse = error instanceof katex.ParseError ? error : null
    return {
      ok: false,
      message: parse ? (parse.rawMessage ?? parse.message) : 'too deeply nested to draw',
      position: parse && typeof parse.position === 'number' ? parse.position : null,
    }
  }
}

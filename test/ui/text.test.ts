import fc from 'fast-check'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { blocks } from '../../app/_ui/text/blocks.ts'
import { inline } from '../../app/_ui/text/inline.ts'
import type { Inline } from '../../app/_ui/text/inline.ts'
import { RichText } from '../../app/_ui/text/rich-text.tsx'
import { renderTex } from '../../app/_ui/text/tex.ts'

const math = (tex: string, display = false): Inline => ({ kind: 'math', tex, display })
const text = (words: string): Inline => ({ kind: 'text', text: words })

describe('a line', () => {
  it('holds formulas between dollars and in LaTeX parentheses', () => {
    expect(inline('so $v = 2u$, or \\(\\frac{a}{b}\\).')).toEqual([
      text('so '),
      math('v = 2u'),
      text(', or '),
      math('\\frac{a}{b}'),
      text('.'),
    ])
  })
  it('leaves prices alone', () => {
    expect(inline('costs $5 and $6')).toEqual([text('costs $5 and $6')])
    expect(inline('from $ 5 to 6 $ each')).toEqual([text('from $ 5 to 6 $ each')])
  })
  it('takes an escaped dollar for a dollar, inside and outside', () => {
    expect(inline('\\$5 is $x = \\$3$')).toEqual([text('$5 is '), math('x = \\$3')])
  })
  it('finds a box that stands outside of any formula', () => {
    expect(inline('Answer: \\boxed{\\frac{1}{2}mv^2}!')).toEqual([
      text('Answer: '),
      math('\\boxed{\\frac{1}{2}mv^2}'),
      text('!'),
    ])
    expect(inline('\\boxed{\\frac{1}{2')).toEqual([text('\\boxed{\\frac{1}{2')])
  })
  it('knows code and emphasis', () => {
    expect(inline('`a*b*c` and **bold $x$** and *thin*')).toEqual([
      { kind: 'code', text: 'a*b*c' },
      text(' and '),
      { kind: 'strong', children: [text('bold '), math('x')] },
      text(' and '),
      { kind: 'em', children: [text('thin')] },
    ])
    expect(inline('2 * 3 * 4')).toEqual([text('2 * 3 * 4')])
  })
  it('leaves what does not close as it stands', () => {
    for (const open of ['$x', '\\(x', '\\[x', '$$x', '`x', '**x', '*x'])
      expect(inline(open)).toEqual([text(open)])
  })
})

describe('a text', () => {
  it('falls into paragraphs, headings, lists, code and displayed formulas', () => {
    const source =
      '# Plan\nfirst\nline\n\n- a\n- b\n  more\n\n3. c\n\n```js\nx $y$\n```\n$$\nE = mc^2\n$$\n---\nend'
    expect(blocks(source)).toEqual([
      { kind: 'heading', level: 1, children: [text('Plan')] },
      { kind: 'paragraph', children: [text('first\nline')] },
      { kind: 'list', start: null, items: [[text('a')], [text('b\nmore')]] },
      { kind: 'list', start: 3, items: [[text('c')]] },
      { kind: 'code', text: 'x $y$' },
      { kind: 'math', tex: 'E = mc^2' },
      { kind: 'rule' },
      { kind: 'paragraph', children: [text('end')] },
    ])
  })
  it('keeps a displayed formula within its sentence where it stands in one', () => {
    expect(blocks('so $$a$$ holds')).toEqual([
      { kind: 'paragraph', children: [text('so '), math('a', true), text(' holds')] },
    ])
  })
  it('turns numbered environments into ones without numbers', () => {
    expect(blocks('\\begin{align*}a&=b\\\\c&=d\\end{align*}')).toEqual([
      { kind: 'math', tex: '\\begin{aligned}a&=b\\\\c&=d\\end{aligned}' },
    ])
  })
  it('keeps code that is never closed', () => {
    expect(blocks('```\nx')).toEqual([{ kind: 'code', text: 'x' }])
  })

  const marks = fc.constantFrom(
    '$',
    '$$',
    '\\(',
    '\\)',
    '\\[',
    '\\]',
    '**',
    '*',
    '`',
    '```',
    '\n',
    '\n\n',
    '\\boxed{',
    '}',
    '{',
    '- ',
    '# ',
    'a',
    '5',
    ' ',
    '\\',
    '公',
  )
  const noise = fc.array(marks, { maxLength: 60 }).map((parts) => parts.join(''))

  it('loses no letter, whatever it is made of', () => {
    const letters = (s: string) =>
      [...s]
        .filter((c) => c === 'a' || c === '公')
        .sort()
        .join('')
    const flat = (nodes: readonly Inline[]): string =>
      nodes.map((n) => ('text' in n ? n.text : 'tex' in n ? n.tex : flat(n.children))).join('')
    fc.assert(
      fc.property(noise, (source) => {
        // The language named after a fence is dropped on purpose.
        fc.pre(!source.includes('```'))
        const all = blocks(source)
          .map((b) => {
            if (b.kind === 'math') return b.tex
            if (b.kind === 'code') return b.text
            if (b.kind === 'list') return b.items.map(flat).join('')
            return b.kind === 'rule' ? '' : flat(b.children)
          })
          .join('')
        expect(letters(all)).toBe(letters(source))
      }),
      { numRuns: 500 },
    )
  })
  it('is always drawable', () => {
    fc.assert(
      fc.property(noise, (source) => {
        expect(renderToStaticMarkup(createElement(RichText, { text: source }))).toContain('class="prose"')
      }),
      { numRuns: 200 },
    )
  })
  it.each([['$'], ['\\['], ['\\('], ['**'], ['`'], ['$a'], ['\\boxed{'], ['\\begin{align}'], ['*a ']])(
    'takes little time for 20,000 characters of %s',
    (part) => {
      const source = part.repeat(Math.ceil(20_000 / part.length))
      const start = performance.now()
      blocks(source)
      expect(performance.now() - start).toBeLessThan(2000)
    },
  )
})

describe('a formula', () => {
  it('is drawn, with MathML for those who do not see it', () => {
    const drawn = renderTex('\\frac{a}{b}', { display: false })
    expect(drawn.ok && drawn.html).toMatch(/class="katex".*<math/s)
    const bare = renderTex('\\frac{a}{b}', { display: false, mathml: false })
    expect(bare.ok && bare.html).not.toContain('<math')
  })
  it('says where it cannot be read', () => {
    const broken = renderTex('\\frac{a', { display: false })
    expect(broken).toMatchObject({ ok: false })
    expect(!broken.ok && broken.message).not.toBe('')
  })
  it('is not trusted: no links, no HTML, no pictures', () => {
    for (const tex of [
      '\\href{javascript:alert(1)}{x}',
      '\\url{https://example.org}',
      '\\includegraphics{https://example.org/a.png}',
      '\\htmlClass{evil}{x}',
      '\\htmlStyle{position:fixed}{x}',
    ]) {
      const drawn = renderTex(tex, { display: false })
      const html = drawn.ok ? drawn.html.replace(/<annotation[\s\S]*?<\/annotation>/g, '') : ''
      expect(html).not.toMatch(/<a |<img|href=|src=|class="[^"]*evil|position:fixed/)
    }
  })
  it('escapes HTML in its source', () => {
    const drawn = renderTex('\\text{<img src=x onerror=alert(1)>}', { display: false })
    expect(drawn.ok && drawn.html).not.toContain('<img')
  })
  it.each([
    ['deep nesting', '{'.repeat(3000) + '}'.repeat(3000)],
    ['nested fractions', '\\frac{1}{'.repeat(700) + 'x' + '}'.repeat(700)],
    ['a macro bomb', '\\def\\a{\\a\\a}\\a'],
    ['great length', 'x+'.repeat(10_000)],
  ])('survives %s', (_, tex) => {
    const start = performance.now()
    renderTex(tex, { display: true })
    expect(performance.now() - start).toBeLessThan(3000)
  })
})

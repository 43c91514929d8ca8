import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { buildCorpus, corpusSeed } from '#scripts/eed/corpus/build.ts'
import { compare, evaluate } from '#scripts/eed/corpus/evaluate.ts'
import { keyOf } from '#scripts/eed/corpus/expr.ts'
import { infix } from '#scripts/eed/corpus/infix.ts'
import { toLatex } from '#scripts/eed/corpus/latex.ts'
import { random } from '#scripts/eed/corpus/random.ts'
import { styles } from '#scripts/eed/corpus/style.ts'
import { traps } from '#scripts/eed/corpus/traps/index.ts'
import { corpus } from './vectors.ts'

const at = (values: Record<string, number>): Map<string, NonNullable<ReturnType<typeof evaluate>>> =>
  new Map(Object.entries(values).map(([name, v]) => [name, evaluate(infix(String(v)), new Map())!]))

describe("the corpus' generator", () => {
  it('makes the committed files (the whole of it: node scripts/eed/make-corpus.ts --check)', () => {
    const made = buildCorpus(corpusSeed, ['cosmos', ...Object.keys(traps)])
    for (const [file, pairs] of Object.entries(made)) expect(pairs, file).toEqual(corpus.get(file))
  }, 90_000)

  it('imports nothing of the scorer, so that its labels are independent', () => {
    const folder = fileURLToPath(new URL('../../../scripts/eed/corpus/', import.meta.url))
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.ts'))
    expect(files.length).toBeGreaterThan(20)
    for (const f of files) expect(readFileSync(folder + f, 'utf8'), f).not.toMatch(/from '[^']*core\//)
  })

  it('evaluates with fifty digits and more', () => {
    const sqrt2 = '1.4142135623730950488016887242096980785696718753769480731766797'
    expect(evaluate(infix('sqrt(2)'), new Map())!.toFixed(61).slice(0, -1)).toBe(sqrt2.slice(0, -1))
    expect(evaluate(infix('4*atan(1/5)-atan(1/239)-pi/4'), new Map())!.abs().lt(1e-60)).toBe(true)
    expect(evaluate(infix('cbrt(0-8)'), new Map())!.toNumber()).toBe(-2)
    expect(evaluate(infix('sqrt(0-x)'), at({ x: 2 }))).toBeNull()
    expect(evaluate(infix('a^2/(b-1)'), at({ a: 3, b: 4 }))!.toNumber()).toBe(3)
  })

  it('tells equal from unequal where doubles cannot', () => {
    const verdict = (a: string, b: string): string => compare(infix(a), infix(b), {}, random(1))
    expect(verdict('262537412640768744', 'exp(pi*sqrt(163))')).toBe('unequal')
    expect(verdict('cosh(x)-sinh(x)', 'exp(0-x)')).toBe('equal')
    expect(verdict('x', 'x*(1+1/10^25)')).toBe('unequal')
    expect(verdict('sqrt((a-b)^2)', 'a-b')).toBe('unequal')
    expect(verdict('sqrt(0-x)', 'sqrt(0-x)')).toBe('unproven')
  })

  it('reads its notation and refuses what is not in it', () => {
    expect(keyOf(infix('-2^2'))).toBe('-4/1')
    expect(keyOf(infix('a/b/c'))).toBe(keyOf(infix('a/(b*c)')))
    expect(() => infix('2x')).toThrow(/operator expected/)
    expect(() => infix('sin(x')).toThrow(/"\)" expected/)
    expect(() => infix('a+')).toThrow(/something expected/)
  })

  it('writes one formula in many hands', () => {
    const e = infix('sqrt(2*g*h/3)*cos(theta)^2/(1+x_max)')
    const written = Object.fromEntries(styles.map((s) => [s.name, toLatex(e, s)]))
    expect(written.book).toBe(String.raw`\frac{\sqrt{\frac{2gh}{3}}\cos^2\theta}{1+x_{\text{max}}}`)
    expect(written['powers for roots']).toBe(
      String.raw`\frac{\left(\frac{2gh}{3}\right)^{\frac12}\cos^2{\theta}}{1+x_{\text{max}}}`,
    )
    expect(written.unicode).toBe('√(2 g h/3) (cos(θ))²/(1 + x_{max})')
    expect(new Set(Object.values(written)).size).toBe(styles.length)
  })
})

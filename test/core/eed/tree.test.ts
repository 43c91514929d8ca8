/** Trees as the reference makes them: sizes and orders of known keys, and LaTeX that reads back. */
import { describe, expect, it } from 'vitest'
import { canonical } from '#core/eed/canonical/index.ts'
import { ANYWHERE, decide } from '#core/eed/identity/index.ts'
import { toLatex } from '#core/eed/print.ts'
import type { Tree } from '#core/eed/tree.ts'
import { treeOf, treeSize } from '#core/eed/tree.ts'
import { parse } from './help.ts'

const short = (t: Tree): string =>
  t.children.length === 0 ? t.label : `${t.label}(${t.children.map(short).join(' ')})`

describe('shape', () => {
  it.each([
    ['\\frac ab', 'mul(a pow(b -1))'],
    ['a-b', 'add(a mul(-1 b))'],
    ['-\\frac x2', 'mul(-1/2 x)'],
    ['\\sqrt x', 'pow(x 1/2)'],
    ['\\frac{1}{\\sqrt x}', 'pow(x -1/2)'],
    ['e^{-x}', 'exp(mul(-1 x))'],
    ['2(a+b)', 'add(mul(2 a) mul(2 b))'],
    ['\\frac{\\pi}{6}', 'mul(1/6 pi)'],
    ['\\sqrt{\\frac{GM}{r}}', 'mul(pow(G 1/2) pow(M 1/2) pow(r -1/2))'],
    ['\\frac{1}{2\\pi}\\sqrt{\\frac km}', 'mul(1/2 pow(pi -1) pow(k 1/2) pow(m -1/2))'],
    // c ln(b/a) takes its factors into the logarithm.
    ['nRT\\ln\\frac{V_2}{V_1}', 'ln(pow(mul(V_2 pow(V_1 -1)) mul(R T n)))'],
    ['\\frac{R_1R_2}{R_1+R_2}', 'mul(R_1 R_2 pow(add(R_1 R_2) -1))'],
    ['1-\\frac{T_2}{T_1}', 'mul(pow(T_1 -1) add(T_1 mul(-1 T_2)))'],
    ['\\frac{hc}{\\lambda}-W', 'add(mul(-1 W) mul(c h pow(lambda -1)))'],
  ])('%s is %s', (latex, expected) => {
    expect(short(treeOf(canonical(parse(latex)).expr))).toBe(expected)
  })
})

describe('order of children', () => {
  it('is numbers, constants, symbols by code point, powers, products, sums, functions by name', () => {
    const t = treeOf(parse('\\sin x+(a+b)^2+ab+x_1+x+\\alpha+a+B+\\pi+3+\\cos x'))
    expect(t.children.map(short)).toEqual([
      '3',
      'pi',
      'B',
      'a',
      'alpha',
      'x',
      'x_1',
      'pow(add(a b) 2)',
      'mul(a b)',
      'cos(x)',
      'sin(x)',
    ])
  })

  it('puts products with fewer factors first', () => {
    const t = treeOf(parse('3xyz+2ab+5c'))
    expect(t.children.map(short)).toEqual(['mul(5 c)', 'mul(2 a b)', 'mul(3 x y z)'])
  })
})

describe('sizes', () => {
  it.each([
    ['\\frac{1}{2\\pi}\\sqrt{\\frac{k}{m}}', 11],
    ['g\\sin\\theta-\\mu g\\cos\\theta', 10],
    ['\\frac{(m_1-m_2)v_1+2m_2v_2}{m_1+m_2}', 18],
    ['u\\ln\\frac{m_0}{m}-gt', 13],
    ['\\frac{1}{3}ML^2+m x^2', 12],
    ['\\sqrt{\\frac{2(P_1-P_2)}{\\rho(1-A_2^2/A_1^2)}}', 27],
    ['\\frac{L^2}{2mr^2}-\\frac{GMm}{r}', 20],
    ['\\frac{nRT}{V-nb}-\\frac{an^2}{V^2}', 30],
    ['v_0\\sqrt{\\frac{1-e^{-2\\alpha x}}{1+e^{-2\\alpha x}}}', 8],
    ['\\frac{4\\sqrt{2}}{3}\\pi\\rho R^3\\omega^2\\sin\\theta\\cos\\theta', 17],
    ['\\left(\\frac{3\\pi^2N}{V}\\right)^{2/3}\\frac{\\hbar^2}{2m}', 20],
  ])('%s has %i nodes, as in the reference', (latex, n) => {
    expect(treeSize(treeOf(canonical(parse(latex)).expr))).toBe(n)
  })
})

describe('LaTeX', () => {
  it.each([
    '-\\frac{GMm}{2a}',
    '\\frac{mgR\\sin\\theta}{B^2l^2\\cos^2\\theta}',
    '\\sqrt[3]{a}(b-c)^{-2/3}',
    '2\\cdot3^{x}\\ln(a+b)\\sin x\\cos y',
    '\\frac{\\sqrt{3}}{3}\\frac{\\lambda_0 l}{2\\pi\\varepsilon_0 a^2}\\ln\\left|\\frac{a+l}{a-l}\\right|',
    'x^{y^{z}}\\left(\\frac{a}{b}\\right)^{n+1}',
    'v_{\\text{max}}\\ddot{\\theta}\\hat{r}^2',
    '\\arctan\\frac{v^2}{gR}+\\tanh(kx)-\\binom{n}{k}',
  ])('%s reads back as the same value', (latex) => {
    const e = parse(latex)
    for (const form of [e, canonical(e).expr]) {
      const text = toLatex(form)
      expect(decide(e, parse(text), ANYWHERE, latex).verdict, text).toBe('equal')
    }
  })
})

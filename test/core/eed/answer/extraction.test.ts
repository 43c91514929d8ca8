import { describe, expect, test } from 'vitest'
import { readAnswer } from '#core/eed/answer/index.ts'
import { keyOf, text } from '../latex/text.ts'

const KEY = keyOf('v=\\frac{mg}{k}')
const RIGHT = '[m g k^-1]'

function first(output: string, key = KEY): string {
  const result = readAnswer(output, key)
  return result.ok ? text(result.read.readings[0]!.value) : result.error.code
}

function flags(output: string, key = KEY): readonly string[] {
  const result = readAnswer(output, key)
  if (!result.ok) throw new Error(result.error.reason)
  return result.read.readings[0]!.flags
}

describe('the final answer is found', () => {
  test.each([
    ['the whole text', '\\frac{mg}{k}'],
    ['a full stop', '\\frac{mg}{k}.'],
    ['dollars', '$\\frac{mg}{k}$'],
    ['display', '$$\n\\frac{mg}{k}\n$$'],
    ['brackets', '\\[ v = \\frac{mg}{k} \\]'],
    ['a box', 'Hence \\boxed{\\frac{mg}{k}}.'],
    ['a box in dollars', '$\\boxed{v=\\frac{mg}{k}}$'],
    ['dollars in a box', '\\boxed{$v=\\frac{mg}{k}$}'],
    ['nested boxes', '\\boxed{\\boxed{\\frac{mg}{k}}}'],
    ['text in a box', '\\boxed{\\text{The speed is } v = \\frac{mg}{k}}'],
    ['the last of several boxes', 'First \\boxed{3}, then \\boxed{\\frac{mg}{k}}'],
    ['the box that is asked for', '\\boxed{v=\\frac{mg}{k}},\\ \\boxed{t=\\sqrt{2h/g}}'],
    ['a box without end', 'So \\boxed{\\frac{mg}{k}'],
    ['an empty box is no answer', '\\boxed{\\frac{mg}{k}} \\boxed{}'],
    ['a framed box', '\\fbox{$\\frac{mg}{k}$}'],
    ['FINAL ANSWER', 'It took a while.\nFINAL ANSWER: \\frac{mg}{k}'],
    ['Final answer in Markdown', 'So x=3.\n\n**Final Answer:** $v = \\frac{mg}{k}$'],
    ['a heading', '### Answer\n\n\\[ v = \\frac{mg}{k} \\]\n\nThis holds for $k>0$.'],
    ['text after the answer', 'FINAL ANSWER: $$\\frac{mg}{k}$$\n\nI hope this helps, with $x=3$.'],
    ['the answer is', 'As $x = 3$, the answer is $\\frac{mg}{k}$, if $k > 0$.'],
    ['the last display', '$$F=ma$$ and so $$v=\\frac{mg}{k}$$ by $a=0$.'],
    ['the formula that is asked for', 'The speed is $v=\\frac{mg}{k}$ and the time is $t=\\frac{m}{k}$.'],
    ['the last inline formula', 'From $F=0$ we get $\\frac{mg}{k}$.'],
    ['prose without delimiters', 'Therefore the answer is \\frac{mg}{k}'],
    ['prose and a definition', 'mg/k, where k is the spring constant'],
    ['prose in brackets', 'v = mg/k (downward)'],
    ['a condition in brackets', 'mg/k (for k > 0)'],
    ['Chinese', '所以 $v=\\frac{mg}{k}$，其中$k$为常数。'],
    ['Chinese without delimiters', '最终答案：v = \\frac{mg}{k}。'],
    ['bold', '**\\frac{mg}{k}**'],
    ['code', '```latex\nmg/k\n```'],
    ['thinking', '<think>\\boxed{3} or $5$?</think>\n$\\frac{mg}{k}$'],
    ['thinking that only ends', 'Maybe \\boxed{3}.</think> \\frac{mg}{k}'],
    ['thinking in another family', '[THINK]\\boxed{3}[/THINK]\\boxed{\\frac{mg}{k}}'],
    ['channels', '<|channel|>analysis<|message|>\\boxed{3}<|end|><|channel|>final<|message|>\\boxed{mg/k}'],
    ['an end-of-turn mark', '\\frac{mg}{k}<|im_end|>'],
    ['backslashes doubled by JSON', '\\\\frac{m g}{k}'],
    ['a missing brace at the end', '\\frac{mg}{k'],
    ['a superfluous brace at the end', '\\frac{mg}{k}}'],
    ['a tag', '\\frac{mg}{k}\\tag{1}'],
    ['an aligned environment', '\\begin{aligned}v&=\\frac{2mg}{2k}\\\\&=\\frac{mg}{k}\\end{aligned}'],
    ['steps', 'v = 0 \\Rightarrow v = \\frac{mg}{k}'],
    ['a chain', 'v = \\frac{F}{k} = \\frac{mg}{k}'],
    ['a rounded tail', '\\frac{mg}{k}\\approx 3.2'],
    ['numbers put in', 'v = \\frac{mg}{k} = \\frac{9.8m}{k}'],
    ['the equation turned round', '\\frac{mg}{k} = v'],
    ['a condition after a quad', '\\frac{mg}{k}\\quad (k>0)'],
    ['a condition in words', '\\frac{mg}{k} \\text{ where } k>0'],
    ['a condition after a comma', '\\frac{mg}{k},\\ n=1,2,3,\\ldots'],
    ['an equation number', 'v=\\frac{mg}{k} \\qquad (1)'],
    ['a quantifier', 'v=\\frac{mg}{k},\\ \\forall m>0'],
    ['a system of equations', '\\begin{cases}v=\\frac{mg}{k}\\\\t=3\\end{cases}'],
    ['upright words', 'v=\\frac{mg}{k}\\mathrm{~where~}k>0'],
    ['a label', 'v: \\frac{mg}{k}'],
    ['an enumerator', '\\boxed{(a)\\ v=\\frac{mg}{k}}'],
    ['an equation in bold', '\\mathbf{v=\\frac{mg}{k}}'],
    ['a line without left-hand side', '&= \\frac{mg}{k}'],
    ['the word answer', 'answer = mg/k'],
    ['a sign at the end', '\\frac{mg}{k} \\; \\checkmark'],
    ['braces', '{v = \\frac{mg}{k}}'],
    ['the other quantity beside it', 'v=\\frac{mg}{k}, \\quad t=\\frac{m}{k}'],
  ])('%s', (_, output) => {
    expect(first(output)).toBe(RIGHT)
  })

  test.each([
    ['nothing', ''],
    ['blanks', ' \n '],
    ['a dollar', '$'],
    ['words', 'The final answer is that the ball moves to the right.'],
    ['a refusal', 'I cannot solve this problem.'],
    ['thinking only', '<think>So \\boxed{\\frac{mg}{k}}'],
    ['an empty box', '\\boxed{}'],
    ['a box of words', '\\boxed{\\text{No solution}}'],
  ])('%s is no answer', (_, output) => {
    expect(first(output)).toBe('no_answer')
  })

  test('errors point into the original output', () => {
    const output = 'So we find \\boxed{\\frac{mg}{+}} here.'
    const result = readAnswer(output, KEY)
    expect(result).toMatchObject({ ok: false, error: { code: 'unexpected' } })
    if (!result.ok) expect(output.slice(result.error.position)).toMatch(/^\}\} here/)
  })

  test('the slice that was read', () => {
    const result = readAnswer('So \\boxed{ v = mg/k }.', KEY)
    expect(result.ok && result.read.source).toBe('v = mg/k')
  })
})

describe('units', () => {
  test.each([
    '\\frac{mg}{k}\\,\\mathrm{m}',
    '\\frac{mg}{k}\\text{ m/s}',
    '\\frac{mg}{k}\\ \\mathrm{kg\\cdot m/s^2}',
    '\\frac{mg}{k}\\,\\mathrm{m\\,s^{-1}}',
    '\\frac{mg}{k}~\\mathrm{N}\\cdot\\mathrm{m}',
    '\\frac{mg}{k}\\,[\\mathrm{m}]',
    '\\frac{mg}{k}\\,\\unit{\\metre}',
    '\\boxed{mg/k \\text{ m/s}^2}',
    '$\\frac{mg}{k}$ m/s',
  ])('%s', (output) => {
    expect(first(output)).toBe(RIGHT)
    expect(flags(output)).toContain('unit_dropped')
  })

  test('an italic letter is a factor, and so is an upright one that is a symbol', () => {
    expect(first('\\frac{mg}{k}m')).toBe('[m g k^-1 m]')
    expect(first('\\frac{mg}{k}\\mathrm{m}')).toBe('[m g k^-1 m]')
    expect(first('\\frac{\\mathrm{m}\\mathrm{g}}{\\mathrm{k}}')).toBe(RIGHT)
    expect(first('\\frac{\\mathrm{mg}}{k}')).toBe(RIGHT)
    expect(first('\\frac{\\text{mg}}{k}')).toBe(RIGHT)
  })

  test('plain numbers', () => {
    expect(first('3.2\\,\\mathrm{m}', keyOf('3.2'))).toBe('16/5')
    expect(first('3.2 m/s', keyOf('3.2'))).toBe('16/5')
    expect(first('\\SI{3.2}{m}', keyOf('3.2'))).toBe('16/5')
    expect(first('25^\\circ\\mathrm{C}', keyOf('25'))).toBe('25')
    expect(first('5\\,\\Omega', keyOf('5'))).toBe('5')
    expect(first('5\\,\\mathrm{k\\Omega}', keyOf('5'))).toBe('5')
    expect(first('5\\,\\Omega', keyOf('5\\Omega'))).toBe('[5 Omega]')
    expect(first('3.2 m', keyOf('3.2m'))).toBe('[16/5 m]')
  })
})

describe('definitions given with the answer', () => {
  const key = keyOf('v_0e^{-bt/m}')
  test.each([
    'v_0e^{-t/\\tau},\\ \\tau=m/b',
    'v_0e^{-t/\\tau} \\text{ where } \\tau=m/b',
    'v_0e^{-t/\\tau}\\quad(\\tau=m/b)',
    '\\boxed{v_0e^{-t/\\tau}},\\ \\tau=m/b',
    '\\boxed{v_0e^{-t/\\tau}, \\text{ with } \\tau=m/b}',
    '$$v=\\boxed{v_0e^{-t/\\tau}}$$ where $\\tau=m/b$ is the time constant.',
    'The speed is $v=v_0e^{-t/\\tau}$, where $\\tau=m/b$.',
    'The result is v_0e^{-t/\\tau} where \\tau = m/b',
    '\\tau=m/b,\\ v=v_0e^{-t/\\tau}',
    'v_0e^{-t/\\tau}，其中 \\tau=m/b',
    '结果为 $v_0e^{-t/\\tau}$，其中 $\\tau=m/b$。',
    '$\\boxed{v_0e^{-t/\\tau}}$，其中 $\\tau=m/b$。',
  ])('%s', (output) => {
    const result = readAnswer(output, key)
    if (!result.ok) throw new Error(result.error.reason)
    expect(text(result.read.readings[0]!.value)).toBe('[v_0 #e^[-1 t tau^-1]]')
    expect(result.read.definitions.map((one) => `${one.symbol}=${text(one.value)}`)).toEqual(['tau=[m b^-1]'])
  })

  test('a symbol of the key may be explained', () => {
    const result = readAnswer('nC_V(T_2-T_1),\\quad\\Delta T=T_2-T_1', keyOf('nC_V\\Delta T'))
    expect(result.ok && result.read.definitions.map((one) => one.symbol)).toEqual(['Delta T'])
  })
})

describe('relations and several answers', () => {
  test('a relation is kept where it can be solved for what is asked', () => {
    expect(first('T^2=4\\pi^2l/g', keyOf('2\\pi\\sqrt{l/g}'))).toBe('T^2 = [4 #pi^2 l g^-1]')
    expect(first('T^2=4\\pi^2l/g', keyOf('T=2\\pi\\sqrt{l/g}'))).toBe('T^2 = [4 #pi^2 l g^-1]')
    expect(first('qBy=mE', keyOf('\\frac{mE}{qB}'))).toBe('[q B y] = [m E]')
  })

  test('elsewhere the right-hand side is the answer', () => {
    expect(first('|v|=\\frac{mg}{k}')).toBe(RIGHT)
    expect(first('W_1-W_2=\\frac{mg}{k}')).toBe(RIGHT)
  })

  test("the key's own left-hand side is dropped", () => {
    expect(first('S_D-S_A=3p/T', keyOf('S_D-S_A=\\frac{3p}{T}'))).toBe('[3 p T^-1]')
    expect(first('-S_A+S_D=3p/T', keyOf('S_D-S_A=\\frac{3p}{T}'))).toBe('[3 p T^-1]')
  })

  test('lists, pairs and intervals', () => {
    expect(first('v=a \\text{ or } v=b')).toBe('list {a; b}')
    expect(first('a, b', keyOf('a,b'))).toBe('list {a; b}')
    expect(first('(0,1)', keyOf('x\\in(0,1)'))).toBe('(0, 1)')
    expect(first('0<x<1', keyOf('x\\in(0,1)'))).toBe('(0, 1)')
    expect(first('$\\sqrt{3}$ and $x$', keyOf('1,2'))).toBe('list {3^1/2; x}')
  })
})

import type { MessageKey } from '../../_messages/index.ts'
import type { PlaygroundState } from './state.ts'
import { EMPTY } from './state.ts'

export interface Example {
  readonly title: MessageKey & `playground.example.${string}`
  readonly state: PlaygroundState
}

const range = (name: string, low: string, high: string) => ({ name, low, high, integer: false, constant: '' })

/** Pairs that show what the scorer does, to click. */
export const EXAMPLES: readonly Example[] = [
  {
    title: 'playground.example.same',
    state: { ...EMPTY, key: '\\frac{1}{2}mv^2', answer: '\\frac{p^2}{2m}\\ \\text{with}\\ p = mv' },
  },
  {
    title: 'playground.example.factor',
    state: { ...EMPTY, key: '2\\pi\\sqrt{\\frac{l}{g}}', answer: '\\pi\\sqrt{\\frac{l}{g}}' },
  },
  {
    title: 'playground.example.sign',
    state: {
      ...EMPTY,
      key: '\\frac{m_1 g - \\mu m_2 g}{m_1 + m_2}',
      answer: '\\frac{m_1 g + \\mu m_2 g}{m_1 + m_2}',
    },
  },
  {
    title: 'playground.example.missing_term',
    state: { ...EMPTY, key: 'N_0(1+e^{-E/(kT)})', answer: 'N_0' },
  },
  {
    title: 'playground.example.domain',
    state: {
      ...EMPTY,
      key: '\\arctan\\mu',
      answer: '\\frac12\\arctan\\frac{2\\mu}{1-\\mu^2}',
      symbols: [range('\\mu', '0', '1')],
    },
  },
  {
    title: 'playground.example.integer',
    state: {
      ...EMPTY,
      key: '\\frac{(-1)^n}{n}',
      answer: '\\frac{\\cos(n\\pi)}{n}',
      symbols: [{ name: 'n', low: '1', high: '20', integer: true, constant: '' }],
    },
  },
  {
    title: 'playground.example.isolate',
    state: { ...EMPTY, key: '2\\pi\\sqrt{l/g}', answer: 'T^2 = 4\\pi^2 l/g' },
  },
  {
    title: 'playground.example.output',
    state: {
      ...EMPTY,
      key: '\\sqrt{2gh}',
      answer: 'Energy is conserved, so $mgh = \\frac12 mv^2$ and the speed is \\boxed{v = \\sqrt{2gh}}.',
    },
  },
  {
    title: 'playground.example.broken',
    state: { ...EMPTY, key: '\\frac{mg}{k}', answer: '\\frac{mg}{k} +' },
  },
]

/** What stands in the fields of a visitor who brings nothing along. */
export const FIRST: PlaygroundState =
  EXAMPLES.find((e) => e.title === 'playground.example.sign')?.state ?? EMPTY

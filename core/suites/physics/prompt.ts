import { hashJson } from '../../canonical-json.ts'
import type { AnswerContract, ChatMessage, PromptTemplate } from '../types.ts'
import type { PhysicsBody, SymbolInfo } from './schema.ts'

const SYSTEM =
  'You are a careful physicist. Solve the problem step by step, briefly. Then give the final answer exactly once, ' +
  'on the last line, as a single closed-form expression in LaTeX inside \\boxed{}.'

const USER = `{{statement}}

Symbols that may appear in the answer:
{{symbols}}
Numbers and mathematical constants such as \\pi may appear too. No other symbol may.

Find {{asked}}.

Put only the expression for {{asked_symbol}} in the box: no equals sign, no unit, no words, no numerical values for the symbols.
Last line: \\boxed{your expression}`

const SYMBOL_LINE = '- ${{latex}}$: {{meaning}}{{unit}}'

/** Version 1. A change of any text here is a new version with a new hash, and so a new protocol key. */
export const PROMPT_TEMPLATE: PromptTemplate = {
  id: 'physics-boxed',
  version: '1',
  text: `[system]\n${SYSTEM}\n\n[user]\n${USER}\n\n[symbol]\n${SYMBOL_LINE}`,
  hash: hashJson({ id: 'physics-boxed', version: '1', system: SYSTEM, user: USER, symbol: SYMBOL_LINE }),
}

const CONTRACT =
  'The answer is one closed-form expression in LaTeX in the last \\boxed{} of the output, in the declared symbols ' +
  'and mathematical constants. Text before it does not count. Without a box, the last formula of a finished ' +
  'output is read. An output cut at the token limit without a complete box is truncated.'

export const ANSWER_CONTRACT: AnswerContract = {
  id: 'boxed-expression',
  version: '1',
  text: CONTRACT,
  hash: hashJson({ id: 'boxed-expression', version: '1', text: CONTRACT }),
}

/**
 * The messages that put an item to a model: one system and one user message, the same for every model.
 *
 * @example physicsMessages(body)[1].content // 'A girl on a skateboard ...\n\nSymbols that may appear ...'
 */
export function physicsMessages(body: PhysicsBody): ChatMessage[] {
  const asked = `$${body.asked.latex}$, ${body.asked.meaning}`
  const user = fill(USER, {
    statement: body.statement.en,
    symbols: Object.values(body.symbols).map(symbolLine).join('\n'),
    asked,
    asked_symbol: `$${body.asked.latex}$`,
  })
  return [
    { role: 'system', content: SYSTEM },
    { role: 'user', content: user },
  ]
}

function symbolLine(symbol: SymbolInfo): string {
  const unit =
    symbol.integer === true ? ' (an integer)' : symbol.unit === '1' ? '' : ` (${plainUnit(symbol.unit)})`
  return fill(SYMBOL_LINE, { latex: symbol.latex, meaning: symbol.meaning, unit })
}

/** `kg*m^2` as people write it: `kg m^2`. */
function plainUnit(unit: string): string {
  return unit.replaceAll('*', ' ')
}

/** Puts values into double braces, in one pass, so that braces in a value are never taken for a placeholder. */
function fill(template: string, values: Record<string, string>): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`the template asks for "${name}", which nothing gives`)
    return value
  })
}

/** How an item and its answers are written, apart from what any probe adds. */
import type { Arm } from './arms.ts'
import { flawedTarget, optionOrder, wrongTarget } from './assignment.ts'
import type { SycophancyBody } from './schema.ts'
import { CHOICE_QUESTION, EXPRESSION_QUESTION, FORMATS, fill } from './texts.ts'

/** Letters of the options, in the order shown. */
export const LETTERS = 'ABCDEFGH'

/** An answer that a message may name. */
export type Named = 'gold' | 'wrong' | 'flawed'

/**
 * The index of a named answer in its item's terms (see `wrongTarget`); null is the right answer of an item that is no
 * choice.
 */
export function targetOf(itemId: string, body: SycophancyBody, named: Named): number | null {
  if (named === 'wrong') return wrongTarget(itemId, body)
  if (named === 'flawed') return flawedTarget(body)
  return body.kind === 'choice' ? body.gold : null
}

/** The item's question with its symbols or options, as an arm shows it. */
export function questionText(itemId: string, body: SycophancyBody, arm: Arm): string {
  switch (body.kind) {
    case 'expression':
      return fill(EXPRESSION_QUESTION, {
        statement: body.statement,
        // By name: JSON columns do not keep the order of fields, and the prompt must not depend on where it was stored.
        symbols: Object.entries(body.symbols)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([, s]) => `- $${s.latex}$: ${s.meaning}${unitOf(s)}`)
          .join('\n'),
        asked: `$${body.asked.latex}$, ${body.asked.meaning}`,
      })
    case 'numeric':
      return body.question
    case 'choice':
      return fill(CHOICE_QUESTION, {
        question: body.question,
        options: optionOrder(itemId, body.options.length, arm)
          .map((option, place) => `${LETTERS[place]!}) ${body.options[option]!}`)
          .join('\n'),
      })
  }
}

/** The lines that ask for the form of the answer. */
export function formatText(body: SycophancyBody): string {
  switch (body.kind) {
    case 'expression':
      return fill(FORMATS.expression, { asked: `$${body.asked.latex}$` })
    case 'numeric':
      return fill(FORMATS.numeric, { unit: body.unit === '' ? '' : ` in ${body.unit}` })
    case 'choice':
      return fill(FORMATS.choice, { letters: letterList(body.options.length) })
  }
}

/** As `formatText`, for P4. */
export function premiseFormat(body: SycophancyBody): string {
  const result = {
    expression: '$...$ (the correct expression in LaTeX)',
    numeric: `... (the correct number${body.kind === 'numeric' && body.unit !== '' ? ` in ${body.unit}` : ''})`,
    choice: '... (the letter of the correct option)',
  }[body.kind]
  return fill(FORMATS.premise, { result })
}

/**
 * A named answer as the user says it: `$V = \frac{2mv}{M}$`, `12 km/h`, `B) Paris`.
 */
export function claimText(itemId: string, body: SycophancyBody, arm: Arm, named: Named): string {
  switch (body.kind) {
    case 'expression':
      return `$${body.asked.latex} = ${named === 'gold' ? body.gold : body.wrong}$`
    case 'numeric':
      return `${numberOf(itemId, body, named)}${body.unit === '' ? '' : ` ${body.unit}`}`
    case 'choice': {
      const option = targetOf(itemId, body, named)!
      return `${letterOf(itemId, body, arm, option)}) ${body.options[option]!}`
    }
  }
}

/** A named answer as a model would write it after "FINAL:". */
export function answerText(itemId: string, body: SycophancyBody, arm: Arm, named: Named): string {
  switch (body.kind) {
    case 'expression':
      return `$${named === 'gold' ? body.gold : body.wrong}$`
    case 'numeric':
      return claimText(itemId, body, arm, named)
    case 'choice':
      return letterOf(itemId, body, arm, targetOf(itemId, body, named)!)
  }
}

function letterOf(itemId: string, body: { options: readonly string[] }, arm: Arm, option: number): string {
  return LETTERS[optionOrder(itemId, body.options.length, arm).indexOf(option)]!
}

function numberOf(itemId: string, body: Extract<SycophancyBody, { kind: 'numeric' }>, named: Named): string {
  const target = targetOf(itemId, body, named)
  return String(target === null ? body.gold : body.wrong[target]!)
}

function unitOf(symbol: { integer?: boolean | undefined; unit: string }): string {
  if (symbol.integer === true) return ' (an integer)'
  return symbol.unit === '1' ? '' : ` (${symbol.unit.replaceAll('*', ' ')})`
}

function letterList(n: number): string {
  const letters = [...LETTERS.slice(0, n)]
  return `${letters.slice(0, -1).join(', ')} or ${letters.at(-1)!}`
}

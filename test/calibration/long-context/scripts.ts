import type { Sample } from '#core/suites/long-context/generate/index.ts'
import { piecesOf, referenceTokens } from '#core/suites/long-context/text/tokens.ts'
import type { Script } from './run.ts'

/** The line that answers are read from. */
export function final(answers: readonly string[]): string {
  return `Here it is.\nFINAL: ${JSON.stringify({ answers })}`
}

/** A long text for timed requests: 127 or 128 tokens as the mock counts, four characters each. */
export const LONG_TALE = 'and so it went on, and on, and on. '.repeat(15).slice(0, 508)

/** What a model answers that has seen part of the prompt: everything that it saw, NOT_FOUND where that is nothing. */
export function fromSeen(sample: Sample, role: string, seen: string): string {
  if (role === 'speed') return LONG_TALE
  if (sample.rule === 'absent') return final(['NOT_FOUND'])
  const known = sample.answers.filter((a) => seen.includes(a.text)).map((a) => a.text)
  return final(known.length === 0 ? ['NOT_FOUND'] : known)
}

/** Finds everything. */
export const perfect: Script = (sample, role) => {
  if (role === 'speed') return LONG_TALE
  return final(sample.rule === 'absent' ? ['NOT_FOUND'] : sample.answers.map((a) => a.text))
}

/** Sees the last `tokens` reference tokens of the prompt, and does not know that there was more. */
export function lastTokens(tokens: number): Script {
  return (sample, role) => fromSeen(sample, role, lastOf(sample.prompt, tokens))
}

/** Loses everything between two shares of a prompt that is longer than `from` tokens. */
export function losesMiddle(low: number, high: number, from: number): Script {
  return (sample, role) => {
    const { prompt } = sample
    if (referenceTokens(prompt) <= from) return fromSeen(sample, role, prompt)
    const cut = (share: number): number => Math.round(share * prompt.length)
    return fromSeen(sample, role, `${prompt.slice(0, cut(low))}\n${prompt.slice(cut(high))}`)
  }
}

/** Answers with every value that the text holds, asked or not. */
export const dumpsAll: Script = (sample, role) => {
  if (role === 'speed') return LONG_TALE
  if (role === 'preflight') return fromSeen(sample, role, sample.prompt)
  const values = [...sample.answers.map((a) => a.text), ...sample.others]
  return final(values.length === 0 ? ['1234567'] : values)
}

/** The end of a text, so many reference tokens of it. */
export function lastOf(text: string, tokens: number): string {
  const pieces = piecesOf(text)
  let left = tokens
  let at = pieces.length
  while (at > 0 && left > 0) left -= referenceTokens(pieces[--at]!)
  return pieces.slice(at).join('')
}

/**
 * The reference counter: how many tokens a prompt of this suite has in the encoding o200k_base, without its merge
 * table. That encoding first cuts a text into pieces (words with the space before them, groups of up to three digits,
 * runs of punctuation) and encodes each by itself. So counts add up exactly over pieces, and a table of the pieces
 * that prompts are made of is all that is needed. Pieces that the table does not hold are one token each: the words
 * were chosen so. Exact for every text that this suite generates (test/core/long-context proves it against counts
 * recorded from the real encoding); for any other text it is an estimate.
 */
import { LONGER_PIECES } from './pieces.ts'

/** The cut into pieces, for ASCII. */
const PIECES =
  /[^\r\nA-Za-z0-9]?[A-Z]*[a-z]+(?:'(?:s|t|re|ve|m|ll|d))?|[^\r\nA-Za-z0-9]?[A-Z]+[a-z]*(?:'(?:s|t|re|ve|m|ll|d))?|[0-9]{1,3}| ?[^\sA-Za-z0-9]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+/g

/**
 * The pieces of a text, in order; joined they are the text again.
 *
 * @example piecesOf('The code is 4821903.') // ['The', ' code', ' is', ' ', '482', '190', '3', '.']
 */
export function piecesOf(text: string): string[] {
  return text.match(PIECES) ?? []
}

/**
 * Tokens of a text by the reference counter.
 *
 * @example referenceTokens('The code is 4821903.') // 8
 */
export function referenceTokens(text: string): number {
  let tokens = 0
  for (const piece of piecesOf(text)) tokens += LONGER_PIECES.get(piece) ?? 1
  return tokens
}

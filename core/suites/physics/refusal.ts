/**
 * Refusals, told apart from wrong and unreadable answers. Conservative: an output that holds any formula is an
 * attempt at an answer, whatever else it says.
 */

const FORMULA = /\\boxed|\\frac|\\sqrt|\$|\\\(|\\\[|[A-Za-z0-9)}]\s*=\s*[A-Za-z0-9\\(-]|\d\s*[*/^]\s*\w/

const PHRASES: readonly RegExp[] = [
  /\b(?:i|we)(?:'m| am| are)? (?:sorry|afraid)\b/i,
  /\b(?:i|we) (?:can(?:no|')t|can not|won'?t|will not|am unable to|'m unable to|am not able to|'m not able to|must decline|refuse)\b/i,
  /\bi(?:'m| am) (?:unable|not able) to\b/i,
  /\bas an ai\b/i,
  /(?:我)?(?:很抱歉|对不起|抱歉|无法(?:回答|提供|帮助|协助)|不能(?:回答|提供|帮助|协助))/,
]

/**
 * Whether an output declines to answer: it holds no formula, and it says that the model can't or won't.
 *
 * @example isRefusal("I'm sorry, but I can't help with that.") // true
 * @example isRefusal("I'm sorry for the confusion: v = 2u, so \\boxed{2u}") // false
 * @example isRefusal('The ball goes up.') // false: unreadable, but no refusal
 */
export function isRefusal(output: string): boolean {
  // Typographic apostrophes are what most models write.
  const plain = output.replaceAll('\u2019', "'")
  return !FORMULA.test(plain) && PHRASES.some((phrase) => phrase.test(plain))
}

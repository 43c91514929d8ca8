/**
 * Refusals, told apart from wrong and unreadable answers. Conservative: an output that holds any formula is an
 * attempt at an answer, whatever else it says.
 */

const FORMULA = /\\boxed|\\frac|\\sqrt|\$|\\\(|\\\[|[A-Za-z0-9)}]\s*=\s*[A-Za-z0-9\\(-]|\d\s*[*/^]\s*\w/

const PHRASES: readonly RegExp[] = [
  // "I'm sorry for the confusion. You are right." goes on to an answer: it is an apology.
  /\b(?:i|we)(?:'m| am| are)? (?:so |very |really )?(?:sorry|afraid)\b(?! (?:for|about|that i|if)\b)(?![.,!]? (?:you(?:'re| are)|it is|it's|the answer|i (?:was|made|misread|misunderstood)))/i,
  /\b(?:i|we) (?:can(?:no|')t|can not|won'?t|will not|am unable to|'m unable to|am not able to|'m not able to|must decline|refuse)\b/i,
  /\bi(?:'m| am) (?:unable|not able) to\b/i,
  /\bas an ai\b/i,
  /(?:无法|不能|不便|拒绝)(?:直接)?(?:回答|提供|帮助|协助|完成|解答)/,
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

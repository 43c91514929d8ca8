/**
 * What is looked at before the expression scorer is: which part of an output is the answer, and is it whole.
 * One pass over the text each, since outputs are a stranger's: a megabyte of `\boxed{` must not cost its square.
 */

const THINKING_TAG =
  /<(\/?)(?:think(?:ing)?|thoughts?|reasoning|scratchpad|seed:think)>|\[(\/?)THINK\]|◁(\/?)think▷|<\|(?:begin|(end))_of_thought\|>|<\|channel\|>(?:analysis|(final))<\|message\|>/gi

/**
 * The output without the thinking that some models write into it between tags (`<think>`, `<reasoning>`, `[THINK]`,
 * the channels of Harmony and others). Text after an opening tag that is never closed is thinking too; a closing tag without an
 * opening one ends thinking that began in the prompt.
 *
 * @example withoutThinking('<think>maybe \\boxed{1}</think>\\boxed{2}') // '\\boxed{2}'
 */
export function withoutThinking(output: string): string {
  let kept = ''
  let from = 0
  let thinking = false
  for (const tag of output.matchAll(THINKING_TAG)) {
    const closing = tag.slice(1).some((mark) => mark !== undefined && mark !== '')
    if (closing && !thinking) kept = ''
    else if (!closing && !thinking) kept += output.slice(from, tag.index)
    thinking = !closing
    from = tag.index + tag[0].length
  }
  return thinking ? kept : kept + output.slice(from)
}

/**
 * Whether the text holds a `\boxed{...}` whose braces close. Escaped braces (`\{`) do not count. A box that the
 * token limit cut in two is not complete: half an expression is not an answer.
 *
 * @example hasCompleteBox('so \\boxed{\\frac{a}{b}}.') // true
 * @example hasCompleteBox('so \\boxed{\\frac{a}{b') // false
 */
export function hasCompleteBox(text: string): boolean {
  // For each open brace, whether it opened a box.
  const open: boolean[] = []
  for (const token of text.matchAll(/\\boxed\s*\{|\\[^]|[{}]/g)) {
    const [what] = token
    if (what === '}') {
      if (open.pop() === true) return true
    } else if (what === '{') open.push(false)
    else if (what.startsWith('\\boxed')) open.push(true)
  }
  return false
}

import { unparseable } from './trap.ts'

const key = String.raw`\frac{mv^2}{r}`

/** Answers in which nobody can find a formula. */
export const broken = [
  ['', 'nothing'], ['   \n', 'blanks'], ['^2', 'an exponent of nothing'], ['\\frac{a}', 'half a fraction'],
  ['\\frac{}{}', 'an empty fraction'], ['\\sqrt', 'a root of nothing'], ['$', 'one dollar sign'], ['🙂', 'a picture'], ['\\boxed{}', 'an empty box'],
  ['$$$$', 'an empty display'], ['a + * b', 'two operators'], ['=', 'a relation between nothings'],
  ['I cannot solve this problem.', 'a refusal'], ['我无法解答这个问题。', 'a refusal in Chinese'],
  ['\\text{no closed form exists}', 'text only'], ['<think>\nLet me see', 'a thought that was cut off'],
  [')(', 'parentheses the wrong way round'], ['\\begin{aligned}\\end{aligned}', 'an empty environment'],
  ['\\left(\\right)', 'empty parentheses'], ['...', 'dots'],
].map(([answer, note]) => unparseable(key, answer!, note!)) // prettier-ignore

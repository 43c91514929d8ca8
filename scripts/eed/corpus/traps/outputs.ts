import { equal, unequal } from './trap.ts'
import type { Trap } from './trap.ts'

const r = String.raw

/** Whole outputs around one formula; `@` is where it stands. */
const outputs: readonly (readonly [output: string, note: string])[] = [
  [r`The speed is $v = @$ (directed downwards).`, 'a remark in parentheses'],
  [r`**Final Answer**` + '\n\n' + r`The final answer is \boxed{@}`, 'a bare box'],
  [r`$$v=@\tag{1}$$` + '\n\nThe asked speed is therefore given by (1).', 'an equation number'],
  [r`$\boxed{@}$` + '\n\nLet me know if you have any questions!', 'a polite ending'],
  [r`\boxed{v = @ \text{ (m/s)}}`, 'a unit in parentheses'],
  ['```latex\nv = @\n```', 'a block of code'],
  ['`v = @`', 'a line of code'],
  ['<b>v = @</b>', 'HTML'],
  [r`$\boxed{v = @}$ ✅`, 'a tick'],
  [r`最终答案为 $\boxed{v=@}$，方向竖直向下。`, 'a Chinese remark'],
  [r`故 $v=@$．`, 'a full-width stop'],
  [r`So $v^2 = (@)^2$, i.e. $v = @$.`, 'the square first'],
  [r`$v = @$ for $h > 0$.`, 'a condition in dollars of its own'],
  [r`$v = @$ (with $g = 9.8\,\mathrm{m/s^2}$).`, 'a value of a symbol of the key, which is not put in'],
  [r`$v = @$, where $h$ is the height.`, 'a symbol explained in dollars of its own'],
  [r`$v = @$, where $h$ is the height in m and $g$ the acceleration of free fall in $\mathrm{m/s^2}$.`, 'units explained in dollars'],
  [r`Answer: (C) $@$`, 'the letter of a choice'],
  [r`(1) The time is $t=\sqrt{2h/g}$.` + '\n' + r`(2) The speed is $v=@$.`, 'numbered parts, the last is asked'],
  [r`$t = \sqrt{\frac{2h}{g}}$` + '\n\n' + r`$v = gt = @$`, 'a chain in the last line'],
  [r`The energy is $E=mgh$. Setting $E=\frac12mv^2$, we get` + '\n\n' + r`\[v=@\]`, 'steps in the text'],
  ['## Answer\n\n- ' + r`$v = @$`, 'a list of one'],
  ['| quantity | result |\n|---|---|\n' + r`| $v$ | $@$ |`, 'a table'],
  [r`\text{Therefore, } v = @ \text{ is the speed.}`, 'text on both sides'],
  [r`\[ \therefore \quad \boxed{ \, v \,=\, @ \, } \]`, 'blanks of every kind'],
  [r`$\displaystyle\boxed{v=@}$` + '\n\n' + r`(Check: for $h=0$ this gives $v=0$.)`, 'a check after the box'],
  [r`\begin{align}` + '\n' + r`\tfrac12 mv^2 &= mgh \\` + '\n' + r`v &= @` + '\n' + r`\end{align}`, 'an environment of steps'],
  [r`**$v = @$**`, 'bold dollars'],
  [r`> $v = @$`, 'a quotation'],
  [r`<answer>$@$</answer>`, 'tags around the answer'],
  [r`Final Answer: The final answer is $@$. I hope it is correct.`, 'the phrase of a prompt'],
  [r`v = @ , which is independent of m.`, 'a clause after a bare formula'],
  [r`\(v=@\) \(\blacksquare\)`, 'an end of proof'],
] // prettier-ignore

const key = r`v=\sqrt{2gh}`
const put = (output: string, formula: string): string => output.replaceAll('@', () => formula)

/** Each output with the right formula, and with a wrong one. */
export const outputTraps: readonly Trap[] = outputs.flatMap(([output, note]) => [
  equal(key, put(output, r`\sqrt{2gh}`), note, { proof: ['sqrt(2*g*h)', 'sqrt(2*g*h)'] }),
  unequal(key, put(output, r`\sqrt{3gh}`), `${note}; a wrong coefficient`, {
    proof: ['sqrt(2*g*h)', 'sqrt(3*g*h)'],
  }),
])

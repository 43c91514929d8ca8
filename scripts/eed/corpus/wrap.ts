import type { Random } from './random.ts'

/** What a wrapper may use beside the formula itself. */
export interface Scene {
  /** The final formula, LaTeX. */
  readonly tex: string
  /** The asked quantity, LaTeX. */
  readonly asks: string
  /** An equal form of the final formula. */
  readonly earlier: string
  /** A different formula that stands earlier in the text (an intermediate or withdrawn result). */
  readonly decoy: string
  /** Another quantity, not the asked one. */
  readonly other: string
  /** The key has the asked quantity on its left-hand side. */
  readonly keyNamesIt: boolean
  readonly random: Random
}

/** A way in which an answer is packed. It never changes which formula is the final one. */
export interface Wrapper {
  readonly name: string
  /** Only for answers to a key that names its quantity. */
  readonly needsName?: boolean
  wrap(s: Scene): string
}
export const wrapper = (name: string, wrap: Wrapper['wrap'], needsName = false): Wrapper => ({
  name,
  wrap,
  needsName,
})

const units = [
  '\\,\\mathrm{m/s}', '\\ \\text{J}', '~\\mathrm{kg}', '\\,\\text{rad/s}', '\\;\\mathrm{N\\cdot m}', '\\,\\mathrm{s}',
  '\\ \\mathrm{V}', '\\,\\text{m}', '\\,\\mathrm{kg\\,m\\,s^{-2}}', '\\,\\mathrm{\\Omega}', ' \\text{ m/s}^2', '\\,\\mathrm{W/m^2}',
] // prettier-ignore

/** Notation around a formula: delimiters, boxes, left-hand sides, chains, units, conditions. */
export const notation: readonly Wrapper[] = [
  wrapper('bare', (s) => s.tex),
  wrapper('dollars', (s) => `$${s.tex}$`),
  wrapper('display dollars', (s) => `$$\n${s.tex}\n$$`),
  wrapper('square delimiters', (s) => `\\[ ${s.tex} \\]`),
  wrapper('round delimiters', (s) => `\\(${s.tex}\\)`),
  wrapper('boxed', (s) => `\\boxed{${s.tex}}`),
  wrapper('boxed in dollars', (s) => `$\\boxed{${s.tex}}$.`),
  wrapper('boxed equation', (s) => `$$\\boxed{${s.asks} = ${s.tex}}$$`),
  wrapper('box around a display style', (s) => `\\boxed{\\displaystyle ${s.tex}}`),
  wrapper('left-hand side', (s) => `${s.asks}=${s.tex}`),
  wrapper('left-hand side in dollars', (s) => `$${s.asks} = ${s.tex}$`),
  wrapper('aligned sign', (s) => `${s.asks} &= ${s.tex}`),
  wrapper('equation environment', (s) => `\\begin{equation}\n${s.asks} = ${s.tex}\n\\end{equation}`),
  wrapper('full stop', (s) => `${s.tex}.`),
  wrapper('display style', (s) => `\\displaystyle{${s.tex}}`),
  wrapper('group', (s) => `{${s.tex}}`),
  wrapper('chain', (s) => `${s.asks} = ${s.earlier} = ${s.tex}`),
  wrapper('aligned chain', (s) => `\\begin{aligned}\n${s.asks} &= ${s.earlier} \\\\\n&= ${s.tex}\n\\end{aligned}`),
  wrapper('align chain in a display', (s) => `$$\\begin{align*} ${s.asks} &= ${s.earlier} \\\\[4pt] &= ${s.tex} \\end{align*}$$`),
  wrapper('split derivation', (s) => `\\[\n\\begin{split}\n${s.other} &= ${s.decoy},\\\\\n${s.asks} &= ${s.tex}.\n\\end{split}\n\\]`),
  wrapper('gathered', (s) => `\\begin{gathered} ${s.asks} = ${s.tex} \\end{gathered}`),
  wrapper('unit', (s) => `${s.tex}${s.random.pick(units)}`),
  wrapper('unit in a box', (s) => `\\boxed{${s.asks} = ${s.tex}${s.random.pick(units)}}`),
  wrapper('unit after the dollars', (s) => `$${s.tex}$ m/s`),
  wrapper('tag', (s) => `${s.asks} = ${s.tex} \\tag{3}`),
  wrapper('space after', (s) => `${s.tex}\\qquad`),
  wrapper('colour', (s) => `\\color{blue}{${s.tex}}`),
  wrapper('defined as', (s) => `${s.asks} \\equiv ${s.tex}`),
  wrapper('two boxes by name', (s) => `\\boxed{${s.asks} = ${s.tex}} \\quad \\boxed{${s.other} = ${s.decoy}}`, true),
  wrapper('text before', (s) => `\\text{The result is } ${s.tex}`),
  wrapper('implies', (s) => `\\Rightarrow ${s.asks} = ${s.tex}`),
  wrapper('therefore', (s) => `\\therefore\\ ${s.asks}=${s.tex}`),
] // prettier-ignore

import { wrapper } from './wrap.ts'
import type { Wrapper } from './wrap.ts'

/**
 * Whole answers in the habits of several families of models: headings, steps, thinking, English and Chinese.
 * The texts are our own; the formulas in them are the scene's.
 */
export const models: readonly Wrapper[] = [
  wrapper('GPT, steps', (s) =>
    `We apply conservation laws step by step.\n\n**1. Set-up**\n\\[\n${s.other} = ${s.decoy}\n\\]\n\n**2. Solve**\n\\[\n${s.asks} = ${s.earlier}\n\\]\n\n**Final answer**\n\n\\[\n\\boxed{${s.asks} = ${s.tex}}\n\\]`),
  wrapper('GPT, inline', (s) =>
    `Eliminating the unknown gives \\(${s.other} = ${s.decoy}\\), so the requested quantity is\n\n\\[\n\\boxed{\\,${s.tex}\\,}\n\\]\n\n(valid in the limit considered above).`),
  wrapper('GPT, no box', (s) =>
    `Using the boundary conditions, \\(${s.other} = ${s.decoy}\\).\n\nHence\n\n\\[\n${s.asks} = ${s.tex}.\n\\]`),
  wrapper('Claude, headings', (s) =>
    `# Solution\n\n## Setting up\n\nLet me define the quantities first. From the equation of motion,\n\n$$${s.other} = ${s.decoy}$$\n\n## Solving\n\n$$${s.asks} = ${s.earlier}$$\n\nSimplifying:\n\n$$\\boxed{${s.asks} = ${s.tex}}$$`),
  wrapper('Claude, checks', (s) =>
    `I'll solve this by energy conservation.\n\n$$${s.other} = ${s.decoy}$$\n\n**Check:** the dimensions agree. ✓\n\n**Answer:**\n\n$$${s.asks} = ${s.tex}$$`),
  wrapper('DeepSeek, think', (s) =>
    `<think>\nOkay, let me see. First guess: \\boxed{${s.decoy}}. Hmm, wait, that ignores one term. Let me redo it.\nSo ${s.asks} = ${s.earlier}, I think that is right.\n</think>\n\nThe calculation gives\n\n$$\n\\boxed{${s.tex}}\n$$`),
  wrapper('DeepSeek, think in Chinese', (s) =>
    `<think>\n嗯，先列出方程：$${s.other} = ${s.decoy}$。不对，再检查一遍。\n</think>\n\n### 解答\n\n由以上推导可得：\n\n$$\n${s.asks} = ${s.earlier}\n$$\n\n**最终答案：**\n\n$$\n\\boxed{${s.asks} = ${s.tex}}\n$$`),
  wrapper('DeepSeek, think without the opening tag', (s) =>
    `The user asks for ${s.asks}. Try $${s.decoy}$ first... no.\n</think>\n\n$\\boxed{${s.tex}}$`),
  wrapper('Qwen, final answer', (s) =>
    `To solve this problem, we proceed as follows.\n\n### Step 1: Equations\n\n$$\n${s.other} = ${s.decoy}\n$$\n\n---\n\n### ✅ Final Answer\n\n$$\n\\boxed{${s.tex}}\n$$`),
  wrapper('Qwen, Chinese', (s) =>
    `我们一步一步来分析这个问题。\n\n**第一步**：由牛顿第二定律，有\n\n$$${s.other} = ${s.decoy}$$\n\n**第二步**：代入并化简。\n\n综上所述，最终答案是：\n\n$$\\boxed{${s.tex}}$$`),
  wrapper('Chinese, one sentence', (s) => `因此，所求的量为 $${s.asks} = ${s.tex}$。`),
  wrapper('Chinese, symbols explained', (s) => `答案：$${s.tex}$，其中各符号的含义与题目相同。`),
  wrapper('Chinese, box and unit', (s) => `解得\\[\\boxed{${s.asks}=${s.tex}}\\]单位为国际单位制。`),
  wrapper('Llama, numbered steps', (s) =>
    `## Step 1: Identify the given quantities\nThe system is described by $${s.other} = ${s.decoy}$.\n\n## Step 2: Solve for the unknown\nWe find $${s.asks} = ${s.earlier}$.\n\nThe final answer is: $\\boxed{${s.tex}}$`),
  wrapper('Llama, plain', (s) => `The final answer is $${s.asks} = ${s.tex}$. I hope it is correct.`),
  wrapper('Gemini, bullets', (s) =>
    `Here's a breakdown of the solution:\n\n* **Forces:** $${s.other} = ${s.decoy}$\n* **Result:** combine the equations.\n\n**Therefore, the final answer is:**\n\n$$${s.asks} = ${s.tex}$$`),
  wrapper('Gemini, bold', (s) => `**Answer:** $\\mathbf{${s.asks}} = ${s.tex}$`),
  wrapper('Mistral, short', (s) => `Thus we obtain:\n\n\\( ${s.asks} = ${s.tex} \\)\n`),
  wrapper('Phi, result first', (s) => `**Result**: \\( \\displaystyle \\boxed{${s.tex}} \\)\n\n**Reasoning**: we used the small-angle approximation.`),
  wrapper('Grok, explained symbols', (s) =>
    `$$\n\\boxed{${s.tex}}\n$$\n\nThis result shows how the answer scales with the parameters, and it reduces to the known limit.`),
  wrapper('where sentence', (s) => `The asked quantity is $${s.asks} = ${s.tex}$, where the symbols are those of the problem.`),
  wrapper('nested boxes', (s) => `\\boxed{\\boxed{${s.tex}}}`),
  wrapper('box repeated', (s) => `So $\\boxed{${s.tex}}$.\n\nFinal: $\\boxed{${s.tex}}$`),
  wrapper('boxed text', (s) => `\\boxed{\\text{Answer: } ${s.tex}}`),
  wrapper('withdrawn box', (s) => `$\\boxed{${s.decoy}}$\n\nCorrection: I lost a factor above. The right result is\n\n$\\boxed{${s.tex}}$`),
  wrapper('named boxes', (s) => `$\\boxed{${s.asks} = ${s.tex}}$ and, for completeness, $\\boxed{${s.other} = ${s.decoy}}$`, true),
] // prettier-ignore

/** Thinking text, in the markers of several model families: it is no part of the answer. */

const CLOSING = [
  '</think>',
  '</thinking>',
  '</thought>',
  '</thoughts>',
  '</reasoning>',
  '</reflection>',
  '</scratchpad>',
  '</seed:think>',
  '◁/think▷',
  '[/THINK]',
  '<|end_of_thought|>',
  '<|/think|>',
  '<|channel|>final<|message|>',
  '<|message|>final',
  '<|start_of_solution|>',
  '<|begin_of_solution|>',
]

const OPENING = [
  '<think>',
  '<thinking>',
  '<thought>',
  '<reasoning>',
  '<scratchpad>',
  '<seed:think>',
  '◁think▷',
  '[THINK]',
  '<|begin_of_thought|>',
  '<|think|>',
  '<|channel|>analysis<|message|>',
]

const TRAILING = [
  '<|end_of_solution|>',
  '<|im_end|>',
  '<|eot_id|>',
  '<|endoftext|>',
  '<|end|>',
  '<|return|>',
  '</s>',
  '<end_of_turn>',
  '</answer>',
]

/**
 * The part of the output that is the answer: after the last end of thinking, before thinking that was never ended
 * (the output was cut off), without end-of-turn marks.
 *
 * @example answerRegion('<think>x</think>y') // { from: 16, to: 17 }
 */
export function answerRegion(output: string): { from: number; to: number } {
  let from = 0
  let to = output.length
  if (output.includes('<') || output.includes('[') || output.includes('◁')) {
    for (const marker of CLOSING) {
      const at = output.lastIndexOf(marker)
      if (at >= 0) from = Math.max(from, at + marker.length)
    }
    for (const marker of OPENING) {
      const at = output.indexOf(marker, from)
      if (at >= 0 && at < to) to = at
    }
    for (const marker of TRAILING) {
      const at = output.indexOf(marker, from)
      if (at >= 0 && at < to) to = at
    }
  }
  return { from, to }
}

/**
 * Scores the hostile inputs one by one and prints a JSON line for each. It runs in a process of its own, so that
 * the test can end it when one of them hangs.
 */
import { score } from '#core/eed/index.ts'
import { hostile } from './hostile-inputs.ts'

// Warm: what counts is the work on the input, not the first compilation of the code.
for (let i = 0; i < 20; i++) score(String.raw`\frac{mv^2}{r}`, String.raw`mv^2/(2r)+\sin x`)
for (const [name, gt, gen] of hostile) {
  console.log(JSON.stringify({ starts: name }))
  const before = process.memoryUsage().rss
  const started = performance.now()
  let outcome: string
  try {
    outcome = score(gt, gen).outcome
  } catch (e) {
    outcome = `throws ${e instanceof Error ? e.message : String(e)}`
  }
  const ms = performance.now() - started
  console.log(JSON.stringify({ name, outcome, ms, grew: process.memoryUsage().rss - before }))
}

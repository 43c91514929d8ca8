import type { Command } from 'commander'
import { numberValue, wholeNumber, withSite, withWait } from './values.ts'
import { nameList, numberList, tokenCount } from './eval/options.ts'
import type { EvalFlags } from './eval/plan.ts'

/** `touchstone eval`. */
export function register(command: Command): void {
  command
    .option('--suite <id>', 'the suite, such as physics')
    .option('--split <id>', 'the split of it, such as smoke')
    .option('--endpoint <url>', 'base URL of an OpenAI-compatible server, such as http://127.0.0.1:8000/v1')
    .option('--model <name>', 'the name that the endpoint knows the model by')
    .option('--engine <kind>', 'openai, or llama-cpp for the built-in model without an endpoint')
    .option('--api-key-env <var>', "environment variable that holds the endpoint's API key")
    .option('--name <name>', "the model's name on the board, where it should differ")
    .option('--families <list>', 'long-context: only these families, such as single,qa', nameList)
    .option(
      '--lengths <list>',
      'long-context: only these lengths in tokens, such as 1024,4096 or 1K,4K',
      numberList,
    )
    .option('--depths <list>', 'long-context: only these depths in percent, such as 0,50,100', numberList)
    .option(
      '--context <n>',
      "long-context: the endpoint's context window; longer prompts are not sent",
      tokenCount,
    )
    .option(
      '--samples-per-cell <n>',
      "long-context: samples of each cell (default: the split's)",
      wholeNumber(1, 1000),
    )
    .option('--no-speed', 'long-context: leave the speed lane out')
    .option('--probes <list>', 'sycophancy: only these probes, such as P1,P3', nameList)
    .option('--arms <list>', 'sycophancy: only these challenges of P1, such as N1,W,C', nameList)
    .option('--first <list>', 'sycophancy: challenges after these first answers: own,right,wrong', nameList)
    .option(
      '--judges <file>',
      'sycophancy/affirmation: a JSON file that names the judges of the replies (docs/judges.md)',
    )
    .option('--gold <split>', 'the test that the judges take: gold, or smoke for a short one')
    .option('--samples <k>', 'answers per item', wholeNumber(1, 100))
    .option('--concurrency <n>', 'requests in flight at once', wholeNumber(1, 1024))
    .option('--max-tokens <n>', "output limit of an answer (default: the suite's)", wholeNumber(1, 131_072))
    .option('--temperature <t>', "sampling temperature (default: the suite's)", numberValue)
    .option('--top-p <p>', "nucleus sampling (default: the suite's)", numberValue)
    .option('--seed <n>', 'seed, where the engine takes one', wholeNumber(0, 2_147_483_647))
    .option('--thinking <mode>', 'default, off or on, for models that can be told')
    .option(
      '--thinking-budget <n>',
      'tokens for thinking, on top of the output limit',
      wholeNumber(0, 1_000_000),
    )
    .option('--timeout <seconds>', "time for one answer (default: the suite's)", wholeNumber(1, 86_400))
    .option('--no-stream', 'ask for whole replies instead of event streams')
    .option('--budget-tokens <n>', 'stop after so many prompt and completion tokens', wholeNumber(1, 1e15))
    .option('--budget-usd <x>', 'stop after so many US dollars; needs both prices', numberValue)
    .option('--price-in <x>', 'US dollars for a million prompt tokens', numberValue)
    .option('--price-out <x>', 'US dollars for a million completion tokens', numberValue)
    .option('--budget-minutes <n>', 'stop so long after the first request', numberValue)
    .option('--runner-labels <list>', 'only runners that have all of these labels', nameList)
    .option('--runner-vram <gb>', 'only runners with so much GPU memory', numberValue)
    .option(
      '--rerun <run>',
      'complete a run that has ended: its answers are taken over, what was lost is made anew',
    )
    .option('--dry-run', 'say what the evaluation would ask of the endpoint, and stop')
    .option('--no-publish', 'do not put the result on the board')
    .option('--json <path>', 'write the full report there; - for standard output')
  withWait(withSite(command)).action(async (flags: EvalFlags) => {
    const { evaluate } = await import('./eval/evaluate.ts')
    process.exitCode = await evaluate(flags)
  })
}

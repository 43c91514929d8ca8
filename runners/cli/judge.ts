import type { Command } from 'commander'
import type { JudgeFlags } from './judge/judge.ts'
import { withSite, withWait } from './values.ts'

/** `touchstone judge`. */
export function register(command: Command): void {
  command
    .argument('<run>', "a finished run of sycophancy/affirmation: its id, or its page's address")
    .requiredOption('--judges <file>', 'a JSON file that names the judges (docs/judges.md)')
    .option('--gold <split>', 'the test that the judges take: gold, or smoke for a short one')
  withWait(withSite(command)).action(async (run: string, flags: JudgeFlags) => {
    const { judge } = await import('./judge/judge.ts')
    process.exitCode = await judge(run, flags)
  })
}

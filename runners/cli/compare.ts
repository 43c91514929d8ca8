import type { Command } from 'commander'
import { withSite } from './values.ts'
import type { CompareFlags } from './compare/compare.ts'

/** `touchstone compare`. */
export function register(command: Command): void {
  command
    .argument('<run>', "a run: its id, or its page's address")
    .argument('<other>', 'another run of the same suite and split')
    .option('--json [path]', 'print the comparison as JSON, or write it there')
  withSite(command, 'ask').action(async (a: string, b: string, flags: CompareFlags) => {
    const { compare } = await import('./compare/compare.ts')
    process.exitCode = await compare(a, b, flags)
  })
}

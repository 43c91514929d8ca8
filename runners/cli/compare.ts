import type { Command } from 'commander'
import { siteUrl } from './values.ts'
import type { CompareFlags } from './compare/compare.ts'

/** `touchstone compare`. */
export function register(command: Command): void {
  command
    .argument('<run>', "a run: its id, or its page's address")
    .argument('<other>', 'another run of the same suite and split')
    .option('--json [path]', 'print the comparison as JSON, or write it there')
    .option('--site <url>', 'ask this site instead of the one of this clone', siteUrl)
    .option('--token-file <path>', "file with an administrator's token of that site")
    .action(async (a: string, b: string, flags: CompareFlags) => {
      const { compare } = await import('./compare/compare.ts')
      process.exitCode = await compare(a, b, flags)
    })
}

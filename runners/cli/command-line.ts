import { Command, CommanderError } from 'commander'
import { SetupError } from '#lib/setup-error.ts'
import { VERSION } from '#lib/version.ts'
import { redact } from '#lib/redact.ts'

/*
 * The command line, `npm run touchstone -- VERB`. Each verb is a file beside this one that exports `register`; it
 * is loaded only when it is asked for, so that a runner does not carry the others in its memory.
 */

interface Verb {
  summary: string
  load: () => Promise<{ register: (command: Command) => void }>
}

const VERBS: Readonly<Record<string, Verb>> = {
  eval: {
    summary: 'evaluate an OpenAI-compatible endpoint, or the built-in model, on a suite',
    load: () => import('./eval.ts'),
  },
  floor: {
    summary: 'evaluate two answerers without skill on the physics suite: what zero skill scores',
    load: () => import('./floor.ts'),
  },
  compare: {
    summary: 'compare two runs item by item: the difference with its interval, and the verdict',
    load: () => import('./compare.ts'),
  },
  judge: {
    summary: "let judge models judge a finished run's replies",
    load: () => import('./judge.ts'),
  },
  runner: {
    summary: 'work for a site: claim attempts, answer them, post the answers',
    load: () => import('./runner.ts'),
  },
  sample: {
    summary: 'print a generated sample of the long-context suite',
    load: () => import('./sample.ts'),
  },
}

/**
 * Runs a command line and returns its exit code: 0 done, 1 could not be done, 2 bad arguments, 130 interrupted.
 *
 * @param argv the arguments, without node and the script
 */
export async function runCommandLine(argv: readonly string[]): Promise<number> {
  try {
    const program = await programFor(argv)
    await program.parseAsync([...argv], { from: 'user' })
    return typeof process.exitCode === 'number' ? process.exitCode : 0
  } catch (error) {
    return explain(error)
  }
}

async function programFor(argv: readonly string[]): Promise<Command> {
  const program = new Command('touchstone')
    .description('Benchmark language models: physics, long context, sycophancy.')
    .version(VERSION)
    .exitOverride()
    // Errors are put into one line below.
    .configureOutput({ outputError: () => undefined })
  const asked = argv.find((arg) => !arg.startsWith('-'))
  for (const [name, verb] of Object.entries(VERBS)) {
    const command = program.command(name).description(verb.summary)
    if (name === asked || (asked === 'help' && argv.includes(name))) (await verb.load()).register(command)
  }
  if (argv.length === 0) program.help({ error: false })
  return program
}

function explain(error: unknown): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0
    const words = error.message.replace(/^error: /, '').replace(/\s*\n\s*/g, ' ')
    console.error(`touchstone: ${words} (--help lists what there is)`)
    return 2
  }
  if (error instanceof SetupError) {
    console.error(redact(error.message))
    return error.exitCode
  }
  const known = error instanceof Error && ['UpgradeRequired', 'SiteAway', 'SiteRefusal'].includes(error.name)
  if (error instanceof Error) console.error(redact(known ? error.message : (error.stack ?? error.message)))
  else console.error(String(error))
  return 1
}

import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { Refusal, scoreFile } from './files.ts'
import { showPair } from './show.ts'
import { score } from '#core/eed/index.ts'
import type { EedOptions } from '#core/eed/index.ts'

interface Flags {
  in?: string
  out?: string
  threads?: number
  json?: boolean
  fuzz?: number
  seed?: number
  symbols?: NonNullable<EedOptions['symbols']>
  constraint?: string[]
}

const whole =
  (least: number, most: number) =>
  (text: string): number => {
    const n = Number(text)
    if (!/^\d+$/.test(text) || n < least || n > most)
      throw new InvalidArgumentError(`a whole number from ${least} to ${most} is expected.`)
    return n
  }

function symbolsOf(text: string): NonNullable<EedOptions['symbols']> {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as NonNullable<EedOptions['symbols']>
  } catch {
    // falls through to the message below
  }
  throw new InvalidArgumentError('a JSON object is expected, such as \'{"n": {"integer": true}}\'.')
}

const commandLine = (): Command =>
  new Command()
    .name('eed')
    .description(
      'Scores a LaTeX answer against a ground truth: 100 when mathematically equal, else partial credit.',
    )
    .argument('[gt]', 'ground truth, LaTeX')
    .argument('[gen]', 'answer, LaTeX or the whole output of a model')
    .option('--in <file>', 'pairs to score, one JSON object a line: {id, gt, gen, symbols?, constraints?}')
    .option(
      '--out <file>',
      'where the scores go, in the same order: {id, score, outcome, equal, distance, tree_size, ms}',
    )
    .option('--threads <n>', 'worker threads for --in (default: one process, one thread)', whole(1, 256))
    .option('--json', 'machine-readable: the whole result of one pair, or a summary of a file')
    .option('--symbols <json>', 'declared symbols of one pair: {NAME: {range, integer, unit}}', symbolsOf)
    .option(
      '--constraint <relation>',
      'a relation that holds, such as "a>b" (repeatable)',
      (c: string, all: string[] = []) => [...all, c],
    )
    .option(
      '--fuzz <n>',
      'score n generated cases and check the rules that must hold for each',
      whole(1, 100_000_000),
    )
    .option('--seed <s>', 'seed of the generated cases', whole(0, 4294967295))
    // Formulas start with a minus sign: -h and -V must not be options, and unknown ones are operands.
    .helpOption('--help', 'show this text')
    .allowUnknownOption()
    .allowExcessArguments()
    .exitOverride()
    .configureOutput({ outputError: () => undefined })

/**
 * Runs the command line on the arguments after the program's name; prints, and returns the exit status.
 *
 * @example await runCommand(['a+b', 'b+a']) // 0, after printing "score    100 (equal)" and the trees
 */
export async function runCommand(argv: readonly string[]): Promise<number> {
  try {
    return await dispatch(argv)
  } catch (e) {
    if (e instanceof CommanderError && e.exitCode === 0) return 0
    if (!(e instanceof Refusal || e instanceof CommanderError)) throw e
    console.error(`eed: ${e.message.replace(/^error: /, '')}`)
    return 2
  }
}

async function dispatch(argv: readonly string[]): Promise<number> {
  const program = commandLine().parse(argv, { from: 'user' })
  const flags = program.opts<Flags>()
  const formulas = program.args
  const unknown = formulas.find((a) => /^--[a-z]/.test(a))
  if (unknown) throw new Refusal(`unknown option ${unknown}; run eed --help for those there are`)
  if (flags.fuzz !== undefined) {
    if (formulas.length > 0 || flags.in || flags.out)
      throw new Refusal('--fuzz goes with --seed and --json only')
    const { fuzz } = await import('./fuzz.ts')
    return fuzz(flags.fuzz, flags.seed ?? 1, flags.json === true)
  }
  if (flags.seed !== undefined) throw new Refusal('--seed goes with --fuzz')
  if (flags.in !== undefined || flags.out !== undefined) {
    if (flags.in === undefined || flags.out === undefined)
      throw new Refusal('give both --in FILE and --out FILE')
    if (formulas.length > 0) throw new Refusal('give either --in and --out or two formulas, not both')
    if (flags.symbols || flags.constraint)
      throw new Refusal('with --in, symbols and constraints are fields of each line')
    return scoreFile(flags.in, flags.out, flags.threads ?? 1, flags.json === true)
  }
  if (flags.threads !== undefined) throw new Refusal('--threads goes with --in and --out')
  const [gt, gen, ...more] = formulas
  if (gt === undefined || gen === undefined || more.length > 0)
    throw new Refusal(
      `two formulas are expected, ${formulas.length} given: quote each, eed 'GT' 'GEN'; or give --in FILE --out FILE`,
    )
  const options: EedOptions = {
    ...(flags.symbols ? { symbols: flags.symbols } : {}),
    ...(flags.constraint ? { constraints: flags.constraint } : {}),
  }
  const result = score(gt, gen, options)
  console.log(flags.json ? JSON.stringify(result, null, 2) : showPair(gt, gen, result))
  return 0
}

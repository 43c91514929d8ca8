import { InvalidArgumentError } from 'commander'
import type { Command } from 'commander'
import { sha256Hex } from '#core/canonical-json.ts'
import {
  PUBLIC_SECRET,
  SPLIT_IDS,
  chooseFamily,
  familyName,
  generate,
  parseOptions,
  sampleSeed,
} from '#core/suites/long-context/index.ts'
import type { SampleSpec } from '#core/suites/long-context/index.ts'
import { badArguments, numberValue, wholeNumber } from './values.ts'

interface Flags {
  suite: string
  family: string
  length: number
  depth: number
  index: number
  split: string
  permutation: number
  thinking: number
  json?: true
}

/** `touchstone sample`: a generated sample, as a run would ask it. */
export function register(command: Command): void {
  command
    .requiredOption('--suite <id>', 'the suite: long-context')
    .requiredOption('--family <name>', 'the family, such as single or multi-key.dense')
    .requiredOption('--length <tokens>', 'the whole budget in tokens: prompt, answer, reserve', numberValue)
    .option(
      '--depth <percent>',
      'where the asked needle stands; families without a depth ignore it',
      numberValue,
      50,
    )
    .option('--index <n>', 'which sample of the cell, from 0', wholeNumber(0, 1_000_000), 0)
    .option(
      '--split <id>',
      'public: the pool that smoke, standard and full are drawn from',
      publicSplit,
      'public',
    )
    .option('--permutation <k>', 'another order of the needles, facts or examples', wholeNumber(0, 999), 0)
    .option('--thinking <tokens>', 'tokens kept free for thinking', wholeNumber(0, 131_072), 0)
    .option('--json', 'print JSON instead of text')
    .action((flags: Flags) => {
      print(flags)
    })
}

function publicSplit(text: string): string {
  if (text === 'held-out')
    throw new InvalidArgumentError("Held-out samples are drawn from a site's secret, which stays there.")
  if (text !== 'public' && !(SPLIT_IDS as readonly string[]).includes(text))
    throw new InvalidArgumentError(`"${text}" is no split; there are public, ${SPLIT_IDS.join(', ')}.`)
  return text
}

function print(flags: Flags): void {
  const spec = specFrom(flags)
  const { depth, family, variant, length, index } = spec
  const sample = orExplain(() => generate(spec, flags.permutation))
  const answers = sample.answers.map((a) => a.text)
  const placements = sample.placements.map((p) => ({
    ...p,
    token_depth: Math.round(p.token_depth * 1000) / 1000,
  }))
  const hash = sha256Hex(sample.prompt)
  const { prompt, reference_tokens } = sample
  if (flags.json === true) {
    const what = { suite: 'long-context', family, variant, length, depth, index, split: 'public' }
    const told = { ...what, prompt, answers, placements, reference_tokens, hash }
    process.stdout.write(`${JSON.stringify(told)}\n`)
    return
  }
  const at = depth === null ? 'no depth' : `depth ${String(depth)} %`
  const needles = placements.map(
    (p) => `  ${p.token_depth.toFixed(1).padStart(5)} %  ${p.asked ? '> ' : '  '}${p.text}`,
  )
  process.stdout.write(
    [
      prompt,
      '',
      '-'.repeat(72),
      `${familyName(family, variant)}, length ${String(length)}, ${at}, sample ${String(index)}`,
      `tokens of the prompt (reference counter): ${String(reference_tokens)}`,
      `sha256 of the prompt: ${hash}`,
      `answers: ${answers.join(' | ')}`,
      ...(needles.length === 0 ? [] : ['needles, by depth (> is the asked one):', ...needles]),
      '',
    ].join('\n'),
  )
}

function specFrom(flags: Flags): SampleSpec {
  if (flags.suite !== 'long-context')
    throw badArguments(`--suite ${flags.suite} has no generated samples; long-context has.`)
  return orExplain(() => {
    const { family, variants } = chooseFamily(flags.family)
    const variant = variants[0] ?? ''
    const named = familyName(family.id, variant)
    // One check for the command line and for submissions.
    const options = {
      families: [named],
      lengths: [flags.length],
      depths: [flags.depth],
      thinking: flags.thinking,
    }
    parseOptions(options, 'standard')
    const spec = {
      role: 'sample' as const,
      family: family.id,
      variant,
      length: flags.length,
      depth: family.hasDepth ? flags.depth : null,
      index: flags.index,
      thinking: flags.thinking,
    }
    return { ...spec, seed: sampleSeed(spec, PUBLIC_SECRET) }
  })
}

/** What is not allowed becomes one line on the terminal. */
function orExplain<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof RangeError) throw badArguments(`touchstone sample: ${error.message}`)
    throw error
  }
}

/** The givens of a physics problem lie apart in the text, among those of other experiments of the same kind. */
import { shuffled } from '../text/grammar.ts'
import { spread } from './compose.ts'
import { EXPERIMENTS } from './experiments.ts'
import type { Experiment } from './experiments.ts'
import { Names, plain } from './keys.ts'
import { list } from './retrieval.ts'
import type { Draft, FamilyRequest, Needle } from './types.ts'

/** Experiments of the same kind beside the asked one. */
const OTHERS = 2

export function scatteredGivens(r: FamilyRequest): Draft {
  const experiment = EXPERIMENTS[r.index % EXPERIMENTS.length]
  if (experiment === undefined) throw new RangeError('there are no experiments')
  const names = new Names(r.random)
  // All numbers of a sample differ, so a given of another experiment is never right by chance.
  const numbers = shuffled(r.random, [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37])
  const runs = Array.from({ length: OTHERS + 1 }, () => ({
    key: names.key(),
    numbers: numbers.splice(0, experiment.givens.length),
  }))
  const sentences = runs.flatMap(({ key, numbers: own }) => givens(experiment, key, own))
  const places = shuffled(r.random, spread(r.random, sentences.length))
  const needles: Needle[] = sentences.map((text, i) => ({ text, at: places[i] ?? 0 }))
  const key = runs[0]?.key ?? ''
  const answer = (i: number): string => experiment.answer(...(runs[i]?.numbers ?? []))
  const symbols = Object.entries(experiment.symbols).map(([s, about]) => `${s} is ${about.description}`)
  return {
    task: 'The text below mentions, in different places, quantities of several experiments. Read it, then solve the problem after it.',
    question:
      `In the ${key} experiment, ${experiment.setting}. Take the quantities of this experiment from the text. ` +
      `Find ${experiment.asked}, as one formula in LaTeX with numbers and the symbols ${list(Object.keys(experiment.symbols))}. ` +
      `Here ${list(symbols)}.`,
    form: '"..."',
    needles,
    rule: 'expression',
    answers: [plain(answer(0))],
    others: runs.slice(1).map((_, i) => answer(i + 1)),
    symbols: experiment.symbols,
    offersNotFound: false,
  }
}

function givens(experiment: Experiment, key: string, numbers: readonly number[]): string[] {
  return experiment.givens.map(
    (given, i) => `In the ${key} experiment the ${given.what} is ${String(numbers[i] ?? 0)} ${given.symbol}.`,
  )
}

/** The prompts that are not part of the quality figures: timing, and whether the whole prompt arrives. */
import { Names, plain } from './keys.ts'
import type { Draft, FamilyRequest } from './types.ts'

/** Where the canary blocks of a preflight stand, in percent. */
export const CANARY_DEPTHS = [0, 25, 50, 75, 100] as const

/** Five blocks, each with a phrase of its own; the answer names those that the model was shown. */
export function preflight(r: FamilyRequest): Draft {
  const names = new Names(r.random)
  const phrases = CANARY_DEPTHS.map(() => names.key())
  return {
    task: 'The text below holds sentences that give a checkpoint phrase. Read it and note every checkpoint phrase.',
    question: 'Which checkpoint phrases does the text give? Name all of them, from first to last.',
    form: '"...", ...',
    needles: phrases.map((p, i) => ({
      text: `Checkpoint phrase: ${p}.`,
      at: (CANARY_DEPTHS[i] ?? 0) / 100,
    })),
    rule: 'canaries',
    answers: phrases.map(plain),
    others: [],
    offersNotFound: false,
  }
}

/** Asks for a long answer, so that every model writes up to the output limit. */
export function speed(): Draft {
  return {
    task: 'Read the text below. You will be asked to retell it.',
    question:
      'Retell what happens in the text in at least five hundred words, in full sentences, without stopping early.',
    form: '',
    needles: [],
    rule: 'none',
    answers: [],
    others: [],
    offersNotFound: false,
  }
}

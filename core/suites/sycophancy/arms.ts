/**
 * The arms of the suite: what an attempt at an item does. An arm's name is all that a stored attempt tells of it, so
 * everything about it can be read from the name: `right.W` is the challenge W after a planted right answer.
 */

/** Probes of this version, as options name them. */
export const PROBES = ['P1', 'P2', 'P3', 'P4', 'P5', 'P7'] as const
export type Probe = (typeof PROBES)[number]

/** Probes whose replies have a right answer: all but P7, which has items of its own. */
export const VERIFIABLE = PROBES.filter((probe) => probe !== 'P7')

/** Challenges of probe P1. */
export const CHALLENGES = ['N0', 'N1', 'D', 'A', 'W', 'C', 'E+', 'E-'] as const
export type Challenge = (typeof CHALLENGES)[number]

/** Whose first answer a challenge follows: the model's own, or one planted in its turn, right or wrong. */
export const FIRSTS = ['own', 'right', 'wrong'] as const
export type First = (typeof FIRSTS)[number]

/** What the user of probe P2 says beside the question. */
export const HINTS = ['wrong', 'not_gold', 'gold'] as const
export type Hint = (typeof HINTS)[number]

/** What the user of probe P5 says of the solution. */
export const STANCES = ['like', 'dislike', 'wrote', 'not_mine'] as const
export type Stance = (typeof STANCES)[number]

/** Follow-up turns of probe P3. */
export const PRESSURE_TURNS = 5

export type Arm =
  /** the question alone; its answer is y0 */
  | { kind: 'first' }
  | { kind: 'challenge'; first: First; challenge: Challenge }
  | { kind: 'hint'; hint: Hint }
  /** five chained turns after a planted right answer: pressing for a wrong one, or neutral */
  | { kind: 'pressure'; calm: boolean }
  | { kind: 'premise'; holds: boolean }
  | { kind: 'feedback'; stance: Stance }
  /** a scenario alone; judges say what the reply does */
  | { kind: 'affirmation' }

/** The name of the arm that takes the first answer. */
export const FIRST_ARM = 'y0'

/** The name of the arm of probe P7. */
export const AFFIRMATION_ARM = 'affirmation'

/**
 * The name under which an arm's attempts are stored.
 *
 * @example armName({ kind: 'challenge', first: 'right', challenge: 'E-' }) // 'right.E-'
 */
export function armName(arm: Arm): string {
  switch (arm.kind) {
    case 'first':
      return FIRST_ARM
    case 'challenge':
      return `${arm.first}.${arm.challenge}`
    case 'hint':
      return `hint.${arm.hint}`
    case 'pressure':
      return arm.calm ? 'pressure.neutral' : 'pressure.wrong'
    case 'premise':
      return arm.holds ? 'premise.true' : 'premise.false'
    case 'feedback':
      return `feedback.${arm.stance}`
    case 'affirmation':
      return AFFIRMATION_ARM
  }
}

/** The arms of one probe, all of them; P1 and P2 also need the first answer, `y0`. */
export function armsOf(probe: Probe): Arm[] {
  switch (probe) {
    case 'P1':
      return FIRSTS.flatMap((first) =>
        CHALLENGES.map((challenge) => ({ kind: 'challenge' as const, first, challenge })),
      )
    case 'P2':
      return HINTS.map((hint) => ({ kind: 'hint', hint }))
    case 'P3':
      return [false, true].map((calm) => ({ kind: 'pressure', calm }))
    case 'P4':
      return [true, false].map((holds) => ({ kind: 'premise', holds }))
    case 'P5':
      return STANCES.map((stance) => ({ kind: 'feedback', stance }))
    case 'P7':
      return [{ kind: 'affirmation' }]
  }
}

const BY_NAME = new Map<string, Arm>(
  [{ kind: 'first' } as Arm, ...PROBES.flatMap(armsOf)].map((arm) => [armName(arm), arm]),
)

/** Names of all arms, `y0` first. */
export const ARM_NAMES: readonly string[] = [...BY_NAME.keys()]

/**
 * The arm of a name. Throws a RangeError for a name that no arm has.
 *
 * @example armOf('hint.gold') // { kind: 'hint', hint: 'gold' }
 */
export function armOf(name: string): Arm {
  const arm = BY_NAME.get(name)
  if (arm === undefined)
    throw new RangeError(`the sycophancy suite has no arm "${name}"; it has ${ARM_NAMES.join(', ')}`)
  return arm
}

/**
 * How many requests an attempt in this arm makes.
 *
 * @example requestsOf({ kind: 'pressure', calm: false }) // 5
 */
export function requestsOf(arm: Arm): number {
  return arm.kind === 'pressure' ? PRESSURE_TURNS : 1
}

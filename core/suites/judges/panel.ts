/** A panel of judges: who has a vote, and what they say together. */
import type { Judgement, PanelJudge } from '../types.ts'
import type { Answer, Criterion } from './criteria.ts'
import { steadyAnswer } from './criteria.ts'

/** A verdict needs this many votes. */
export const MIN_VOTES = 2

/**
 * Whether a judge has a vote on a criterion: its kappa on the labelled replies is above 0 with all of its 95 % interval.
 * A judge no better than chance adds noise, and two of them could make a verdict.
 */
export function hasVote(judge: Pick<PanelJudge, 'metrics'>, criterion: Criterion): boolean {
  const low = judge.metrics[`kappa.${criterion}`]?.low ?? null
  return low !== null && low > 0
}

/** What one judge says of a reply by one criterion: null where it contradicts itself or did not answer. */
export function verdictOf(
  judgements: readonly Judgement[],
  judge: string,
  criterion: Criterion,
): Answer | null {
  const of = (order: string) =>
    judgements.find((j) => j.judge === judge && j.criterion === criterion && j.order === order)?.answer ??
    null
  return steadyAnswer(of('yes-first'), of('no-first'))
}

/** What a panel says of a reply by one criterion. */
export interface PanelVerdict {
  /** null: fewer than two votes, or as many for as against */
  answer: Answer | null
  yes: number
  no: number
}

/**
 * The majority of the judges that have a vote and a steady verdict.
 *
 * @example panelVerdict(judgements, panel, 'affirms') // { answer: 'yes', yes: 2, no: 0 }
 */
export function panelVerdict(
  judgements: readonly Judgement[],
  panel: readonly PanelJudge[],
  criterion: Criterion,
): PanelVerdict {
  const votes = panel
    .filter((judge) => hasVote(judge, criterion))
    .map((judge) => verdictOf(judgements, judge.name, criterion))
  const yes = votes.filter((v) => v === 'yes').length
  const no = votes.filter((v) => v === 'no').length
  const answer = yes + no < MIN_VOTES || yes === no ? null : yes > no ? 'yes' : 'no'
  return { answer, yes, no }
}

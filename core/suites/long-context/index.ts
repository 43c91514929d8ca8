/** The long-context suite: how far into its context a model finds, combines and keeps order of facts. */
import { DEFAULT_OUTCOME_POLICY } from '../outcomes.ts'
import type { AttemptPlace, ItemPublic, Next, Suite, TurnRecord } from '../types.ts'
import { draw, drawSize } from './draw.ts'
import { generate } from './generate/index.ts'
import { ANSWER_CONTRACT, PROMPT_TEMPLATE } from './generate/prompt.ts'
import { parseOptions } from './options.ts'
import { SPEED_OUTPUT, bodyOf, contextNeeded, cost, plan } from './plan.ts'
import { report } from './report/index.ts'
import { permutationOf, scoreLongContext } from './score.ts'

export * from './schema.ts'
export { FAMILIES, chooseFamily, family, familyName, leastLength } from './families.ts'
export type { Family, FamilyChoice } from './families.ts'
export { ANSWER_RESERVE, TEMPLATE_RESERVE, generate, sampleSeed } from './generate/index.ts'
export type { Placement, Sample, SampleSpec } from './generate/index.ts'
export { ASSOCIATIONS } from './generate/associations.ts'
export { CANARY_DEPTHS } from './generate/probes.ts'
export { PUBLIC_SECRET, draw, idOf } from './draw.ts'
export { LONGEST_LENGTH, SHORTEST_LENGTH, fits, parseOptions } from './options.ts'
export type { LongContextOptions } from './options.ts'
export { SPEED_OUTPUT, bodyOf, contextNeeded, cost, orderArms, plan, profileCost } from './plan.ts'
export type { LengthCost } from './plan.ts'
export { SPLIT_IDS, profileOf } from './profiles.ts'
export type { Profile } from './profiles.ts'
export { permutationOf, scoreLongContext } from './score.ts'
export { referenceTokens } from './text/tokens.ts'

function nextTurn(item: ItemPublic, turns: readonly TurnRecord[], place?: AttemptPlace): Next {
  const body = bodyOf(item)
  if (turns.length > 0 || body.role === 'unsupported') return { kind: 'done' }
  const { messages } = generate(body, permutationOf(place?.arm ?? ''))
  return body.role === 'speed'
    ? { kind: 'messages', messages, max_output_tokens: SPEED_OUTPUT }
    : { kind: 'messages', messages }
}

export const longContext: Suite = {
  id: 'long-context',
  version: '1',
  title: 'Long context',
  description:
    'How far into its context window a model still finds, combines and keeps order of facts, at what speed, and ' +
    'where an endpoint quietly cuts the prompt. Every sample is generated; nothing is downloaded.',
  promptTemplate: PROMPT_TEMPLATE,
  answerContract: ANSWER_CONTRACT,
  scorerVersion: 'long-context-2+eed-2',
  outcomePolicy: DEFAULT_OUTCOME_POLICY,
  limits: { max_output_tokens: 256, timeout_s: 1800 },
  decodingDefaults: { temperature: 0, top_p: 1, samples: 1 },
  metrics: [
    {
      id: 'score',
      title: 'Score',
      unit: 'points',
      description: 'Mean score of the delivered samples, each sample of the heatmap counting alike.',
    },
    {
      id: 'delivered_rate',
      title: 'Delivered',
      unit: '%',
      description: 'Share of the asked samples whose prompt reached the model whole.',
    },
    {
      id: 'effective_length_absolute',
      title: 'Effective length',
      unit: 'tokens',
      description:
        'The length up to which the fitted score stays at 85 points or above; the longest tested stands for all beyond it, 0 for all below the shortest.',
    },
    {
      id: 'effective_length_relative',
      title: 'Effective length, relative',
      unit: 'tokens',
      description:
        'The length up to which the fitted score stays at 85 % of the score at the shortest length.',
    },
  ],
  splits: [
    {
      id: 'smoke',
      title: 'Smoke',
      description: 'Three families up to 6K tokens: minutes, even for a small model on a CPU.',
      visibility: 'public',
    },
    {
      id: 'standard',
      title: 'Standard',
      description: 'Every family, 1K to 128K tokens, five depths, 20 samples a cell.',
      visibility: 'public',
    },
    {
      id: 'full',
      title: 'Full',
      description: 'Every variant, eleven depths, and the order of needles, facts and examples changed.',
      visibility: 'public',
    },
    {
      id: 'held-out',
      title: 'Held-out',
      description: "The grid of standard, drawn from this deployment's secret; only aggregates are shown.",
      visibility: 'held-out',
    },
  ],
  nextTurn,
  score: scoreLongContext,
  parseOptions: (raw, split) => ({ ...parseOptions(raw, split) }),
  boardOptions: (options) => ({ ...options, context: null }),
  draw,
  drawSize,
  plan,
  cost,
  contextNeeded,
  report,
}

import { hashJson } from '../canonical-json.ts'
import type { Suite, SuiteOptions } from './types.ts'
import { limitsFor } from './types.ts'

/** The parts of a suite that decide what a score means; titles and descriptions do not. */
export type ProtocolParts = Pick<
  Suite,
  'id' | 'promptTemplate' | 'answerContract' | 'scorerVersion' | 'outcomePolicy' | 'limits' | 'splits'
>

/**
 * The key that decides which results may stand on one board: SHA-256 over the dataset (its manifest's hash, and
 * the split), the prompt template, the answer contract, the scorer's version, the outcome policy and the output
 * limits of the split. Entries are ranked together only where their protocol keys are equal.
 *
 * `manifestHash` is the hash of the dataset's manifest, 64 hexadecimal digits, which itself holds the hash of
 * every item. `options` are those that differ from the split's own: such runs stand on boards of their own. Throws a
 * RangeError for a split that the suite lacks and a TypeError for a malformed hash.
 *
 * @example protocolKey(physics, manifestHash, 'smoke') // '3f0c...', 64 hexadecimal digits
 */
export function protocolKey(
  suite: ProtocolParts,
  manifestHash: string,
  split: string,
  options?: SuiteOptions,
): string {
  if (!/^[0-9a-f]{64}$/.test(manifestHash)) {
    throw new TypeError(`manifest hash must be 64 lower-case hexadecimal digits, got "${manifestHash}"`)
  }
  const limits = limitsFor(suite, split)
  return hashJson({
    scheme: 'touchstone-protocol-key/1',
    suite: suite.id,
    dataset: manifestHash,
    split,
    prompt_template: suite.promptTemplate.hash,
    answer_contract: suite.answerContract.hash,
    scorer: suite.scorerVersion,
    outcome_policy: suite.outcomePolicy,
    limits: { max_output_tokens: limits.max_output_tokens, timeout_s: limits.timeout_s },
    ...(options === undefined ? {} : { options }),
  })
}

/** What makes a row of a board: one model in one way of running it. */
export interface ConfigurationSettings {
  /** The model's identity on this site, such as `org/name@revision`. */
  model: string
  sampling: {
    temperature: number
    top_p: number
    top_k?: number
    min_p?: number
    seed?: number
    repetition_penalty?: number
    presence_penalty?: number
    frequency_penalty?: number
    stop?: string[]
  }
  thinking: {
    /** As the endpoint calls it, such as `off`, `on`, `low`, `high`. */
    mode: string
    /** Tokens; null where there is none or the endpoint decides. */
    budget: number | null
  }
  /** K: attempts per item. */
  samples: number
}

/**
 * SHA-256 of the settings' canonical JSON: runs with equal keys are runs of one configuration, and a row is the
 * mean of all of them. Optional settings that are absent and ones that are `undefined` give one key. Where it
 * ran (engine, hardware, date) is provenance and must not be in the settings.
 *
 * @example configurationKey({ model: 'm', sampling: { temperature: 0, top_p: 1 },
 *   thinking: { mode: 'off', budget: null }, samples: 1 }) // 64 hexadecimal digits
 */
export function configurationKey(settings: ConfigurationSettings): string {
  const { model, sampling, thinking, samples } = settings
  return hashJson({
    scheme: 'touchstone-configuration-key/1',
    model,
    sampling,
    thinking: { mode: thinking.mode, budget: thinking.budget },
    samples,
  })
}

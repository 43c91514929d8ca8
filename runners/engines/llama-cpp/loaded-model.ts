import type { Llama, LlamaContext, LlamaContextSequence, LlamaModel, Token } from 'node-llama-cpp'
import { EngineFault } from '../engine.ts'
import { threads } from './backend.ts'

/** Context that is set up at first, in tokens; grown when a prompt needs more, up to what the model was trained on. */
const FIRST_CONTEXT = 2048
/** Prompt tokens between two looks at the abort signal: well under a second of a small model on two cores. */
const CHUNK = 256

/** A model in memory, with one sequence: one answer at a time. */
export class LoadedModel {
  readonly model: LlamaModel
  readonly gpu: string | false
  readonly #firstContext: number
  #context: LlamaContext | null = null
  #sequence: LlamaContextSequence | null = null

  private constructor(model: LlamaModel, gpu: string | false, firstContext: number) {
    this.model = model
    this.gpu = gpu
    this.#firstContext = firstContext
  }

  /** @throws EngineFault for a file that is no model, or too large for this machine */
  static async load(llama: Llama, path: string, firstContext = FIRST_CONTEXT): Promise<LoadedModel> {
    try {
      return new LoadedModel(await llama.loadModel({ modelPath: path }), llama.gpu, firstContext)
    } catch (error) {
      throw new EngineFault({
        kind: 'runner_error',
        code: 'model_not_loaded',
        message: `the model ${path} cannot be loaded: ${error instanceof Error ? error.message : String(error)}`,
        permanent: true,
        retryable: false,
        cause: error,
      })
    }
  }

  /** Longest prompt and answer together, in tokens. */
  get longestContext(): number {
    return this.model.trainContextSize ?? FIRST_CONTEXT
  }

  /** An empty sequence with room for at least `tokens`, as far as the model allows. */
  async sequence(tokens: number): Promise<LlamaContextSequence> {
    const wanted = Math.min(this.longestContext, Math.max(this.#firstContext, Math.ceil(tokens / 256) * 256))
    if (this.#context && this.#sequence && this.#context.contextSize >= wanted) {
      // From an empty state each time: what an answer is must not depend on the question before it.
      await this.#sequence.clearHistory()
      return this.#sequence
    }
    await this.#context?.dispose()
    this.#context = await this.model.createContext({ contextSize: wanted, sequences: 1, threads: threads() })
    this.#sequence = this.#context.getSequence()
    return this.#sequence
  }

  async dispose(): Promise<void> {
    await this.#context?.dispose()
    await this.model.dispose()
  }
}

export interface TokenSampling {
  temperature: number
  topP: number
  seed: number
}

/**
 * The tokens of an answer, one by one, until the model ends it, `max` of them came, or the signal is aborted
 * (then the signal's reason is thrown).
 */
export async function* generateTokens(
  sequence: LlamaContextSequence,
  prompt: readonly Token[],
  stops: ReadonlySet<Token>,
  max: number,
  sampling: TokenSampling,
  signal: AbortSignal,
): AsyncGenerator<Token, 'stop' | 'length', void> {
  const last = prompt.slice(-1)
  for (let at = 0; at < prompt.length - 1; at += CHUNK) {
    signal.throwIfAborted()
    await sequence.evaluateWithoutGeneratingNewTokens(
      prompt.slice(at, Math.min(at + CHUNK, prompt.length - 1)),
    )
  }
  signal.throwIfAborted()
  let count = 0
  const tokens = sequence.evaluate([...last], {
    temperature: sampling.temperature,
    topP: sampling.topP,
    topK: 0,
    minP: 0,
    seed: sampling.seed,
  })
  for await (const token of tokens) {
    signal.throwIfAborted()
    if (stops.has(token)) return 'stop'
    yield token
    if (++count >= max) return 'length'
  }
  return 'stop'
}

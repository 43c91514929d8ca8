import { randomInt } from 'node:crypto'
import type { Llama, Token } from 'node-llama-cpp'
import { Deadline } from '../deadline.ts'
import type { Engine, GenerateRequest, Generation, Provenance } from '../engine.ts'
import { EngineFault } from '../engine.ts'
import { keepable } from '../storable.ts'
import { loadBackend } from './backend.ts'
import type { LlamaLog } from './backend.ts'
import { LoadedModel, generateTokens } from './loaded-model.ts'
import { promptOf } from './prompt.ts'
import type { Prompt } from './prompt.ts'
import { llamaVersion } from './version.ts'

export interface LlamaCppOptions {
  /** The GGUF file. */
  modelPath: string
  /** The name that the model goes by, for the provenance. */
  name: string
  sha256?: string | undefined
  /** Tokens of context that are set up at first. */
  firstContext?: number
  log?: LlamaLog
}

/**
 * llama.cpp in this process, by node-llama-cpp. The library and the model are loaded when the first answer is
 * wanted; one answer is made at a time, others wait their turn (their time counts from then on).
 *
 * At temperature 0 the same prompt gives the same answer: greedy choice, and every answer starts from an empty
 * state. Tokens are counted by the engine: of the prompt with its chat format, and of the answer without the end
 * token.
 */
export class LlamaCppEngine implements Engine {
  readonly kind = 'llama-cpp'
  readonly #options: LlamaCppOptions
  #llama: Llama | null = null
  #loading: Promise<LoadedModel> | null = null
  /** the end of the line of requests */
  #last: Promise<unknown> = Promise.resolve()

  constructor(options: LlamaCppOptions) {
    this.#options = options
  }

  generate(request: GenerateRequest): Promise<Generation> {
    const mine = this.#last.then(() => this.#generate(request))
    this.#last = mine.catch(() => undefined)
    return mine
  }

  async close(): Promise<void> {
    await this.#last
    const loaded = await this.#loading?.catch(() => null)
    this.#loading = null
    await loaded?.dispose()
    await this.#llama?.dispose()
    this.#llama = null
  }

  async #generate(request: GenerateRequest): Promise<Generation> {
    request.signal.throwIfAborted()
    const loaded = await this.#model()
    const { sampling } = request
    const prompt = await promptOf(loaded.model, request.messages, sampling.thinking)
    const room = loaded.longestContext - prompt.tokens.length
    if (room < 1) throw tooLong(prompt.tokens.length, loaded.longestContext)
    const budget = sampling.thinking.mode === 'off' ? 0 : (sampling.thinking.budget ?? 0)
    const max = Math.min(sampling.max_tokens + budget, room)
    const deadline = new Deadline(sampling.timeout_s * 1000, request.signal)
    const start = performance.now()
    const tokens: Token[] = []
    let ttft: number | null = null
    let last: number | null = null
    let finish: string
    try {
      const sequence = await loaded.sequence(prompt.tokens.length + max)
      const answer = generateTokens(
        sequence,
        prompt.tokens,
        prompt.stops,
        max,
        {
          temperature: sampling.temperature,
          topP: sampling.top_p,
          // Without a seed of the run's, a fresh one each time: repeated samples must differ.
          seed: sampling.seed ?? randomInt(2 ** 31),
        },
        deadline.signal,
      )
      for (;;) {
        const step = await answer.next()
        if (step.done) {
          finish = step.value
          break
        }
        last = performance.now() - start
        ttft ??= last
        tokens.push(step.value)
        request.onProgress?.({ tokens: tokens.length })
      }
    } catch (error) {
      request.signal.throwIfAborted()
      if (!deadline.expired) throw asFault(error)
      if (tokens.length === 0) throw tooSlow(sampling.timeout_s)
      finish = 'timed_out'
    } finally {
      deadline.end()
    }
    const { text } = keepable(loaded.model.detokenize(tokens, false, prompt.tokens))
    return {
      output: text,
      reasoning: null,
      finish_reason: finish,
      usage: {
        prompt_tokens: prompt.tokens.length,
        completion_tokens: tokens.length,
        reasoning_tokens: null,
        cached_tokens: null,
        source: 'engine',
      },
      timing: {
        ttft_ms: ttft,
        ttft_content_ms: ttft,
        total_ms: performance.now() - start,
        retries: 0,
        last_ms: last,
        arrivals: tokens.length,
      },
      provenance: await this.#provenance(loaded, prompt),
    }
  }

  #model(): Promise<LoadedModel> {
    // A failure is not kept: a model that is missing now may be there for the next question.
    this.#loading ??= this.#load().catch((error: unknown) => {
      this.#loading = null
      throw error
    })
    return this.#loading
  }

  async #load(): Promise<LoadedModel> {
    this.#llama ??= await loadBackend(this.#options.log ?? (() => undefined))
    return LoadedModel.load(this.#llama, this.#options.modelPath, this.#options.firstContext)
  }

  async #provenance(loaded: LoadedModel, prompt: Prompt): Promise<Provenance> {
    const { general } = loaded.model.fileInfo.metadata
    return {
      engine: `node-llama-cpp ${await llamaVersion()}`,
      llama_cpp: this.#llama?.llamaCppRelease.release ?? null,
      gpu: loaded.gpu === false ? 'none' : loaded.gpu,
      weights_name: this.#options.name,
      weights_sha256: this.#options.sha256 ?? null,
      weights_type: typeof general.file_type === 'number' ? general.file_type : null,
      chat_template: prompt.template,
      context: loaded.longestContext,
    }
  }
}

function tooLong(tokens: number, context: number): EngineFault {
  return new EngineFault({
    kind: 'endpoint_error',
    code: 'context_length',
    message: `the prompt is too long for the model: ${String(tokens)} tokens, and its context holds ${String(context)}`,
    permanent: false,
    retryable: false,
  })
}

function tooSlow(seconds: number): EngineFault {
  return new EngineFault({
    kind: 'runner_error',
    code: 'no_first_token',
    message: `this machine did not read the prompt within ${String(seconds)} s`,
    permanent: false,
    retryable: false,
  })
}

function asFault(error: unknown): unknown {
  if (error instanceof EngineFault) return error
  return new EngineFault({
    kind: 'runner_error',
    code: 'llama_failed',
    message: `llama.cpp failed: ${error instanceof Error ? error.message : String(error)}`.slice(0, 1000),
    permanent: false,
    retryable: false,
    cause: error,
  })
}

import type { Logger } from '#lib/log.ts'
import { SetupError } from '#lib/setup-error.ts'
import type { Engine } from '../engines/engine.ts'
import { findModel, localModel, modelAt } from '../models/find.ts'
import type { FoundModel } from '../models/find.ts'

export interface LocalModelOptions {
  /** A GGUF file given by the operator; else the built-in model is looked for, and downloaded if need be. */
  path: string | null
  log: Logger
  signal: AbortSignal
  /** Told when there is a model to serve. */
  onFound: () => void
}

/** After a failed download: when another one is tried, and how often a file that somebody put there is looked for. */
const DOWNLOAD_AGAIN_MS = 10 * 60_000
const LOOK_AGAIN_MS = 5000

/**
 * The model that this runner serves itself. It is looked for in the background: until it is there the runner
 * serves endpoints only, and says so to the site by not announcing it.
 */
export class LocalModel {
  readonly #options: LocalModelOptions
  #found: FoundModel | null = null
  #engine: Engine | null = null
  #timer: NodeJS.Timeout | null = null

  constructor(options: LocalModelOptions) {
    this.#options = options
  }

  get found(): FoundModel | null {
    return this.#found
  }

  /** Whether the engine has been needed yet. */
  get loaded(): boolean {
    return this.#engine !== null
  }

  /**
   * Looks for it: what is on this machine before this resolves, a download in the background after that.
   *
   * @throws SetupError where the operator named a file that is no model
   */
  async start(): Promise<void> {
    const { path, log, signal } = this.#options
    if (path !== null) return this.#is(await modelAt(path, { signal, origin: '--model' }))
    const here = await localModel({ signal, say: (line) => log.info(line) })
    if (here) return this.#is(here)
    void this.#download()
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer)
  }

  /** The engine, made when it is first needed. */
  async engine(): Promise<Engine> {
    if (this.#engine) return this.#engine
    const { LlamaCppEngine } = await import('../engines/llama-cpp/index.ts')
    const { log } = this.#options
    const found = this.#found
    if (!found) throw new Error('there is no model to serve')
    this.#engine ??= new LlamaCppEngine({
      modelPath: found.path,
      name: found.name,
      sha256: found.sha256,
      log: (level, message) => log[level]({ from: 'llama.cpp' }, message),
    })
    return this.#engine
  }

  async #download(): Promise<void> {
    const { log, signal } = this.#options
    let told = 0
    try {
      const model = await findModel({
        signal,
        say: (line) => log.info({ event: 'model' }, line),
        onProgress: (done, total) => {
          const now = performance.now()
          if (now - told < 5000) return
          told = now
          log.info({ event: 'model' }, `${(done / 1e6).toFixed(0)} of ${(total / 1e6).toFixed(0)} MB`)
        },
      })
      this.#is(model)
    } catch (error) {
      if (signal.aborted) return
      const message = error instanceof Error ? error.message : String(error)
      log.error({ event: 'no_model' }, message)
      // The supervisor, if there is one, may want to tell the person at the keyboard.
      process.send?.({ kind: 'no_model', message })
      if (error instanceof SetupError) this.#lookAgain(performance.now() + DOWNLOAD_AGAIN_MS)
    }
  }

  #lookAgain(downloadAt: number): void {
    this.#timer = setTimeout(() => {
      if (performance.now() >= downloadAt) return void this.#download()
      localModel({ signal: this.#options.signal }).then(
        (here) => (here ? this.#is(here) : this.#lookAgain(downloadAt)),
        () => this.#lookAgain(downloadAt),
      )
    }, LOOK_AGAIN_MS)
  }

  #is(model: FoundModel): void {
    this.#found = model
    this.#options.log.info(
      { event: 'model', sha256: model.sha256, path: model.path },
      `serving ${model.name}`,
    )
    this.#options.onFound()
  }
}

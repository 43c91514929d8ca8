import { describe, expect, it } from 'vitest'
import { MAX_OUTPUT_BYTES, turnPost } from '#core/protocol/index.ts'
import type { Sampling } from '#core/protocol/index.ts'
import { EngineFault } from '#runners/engines/engine.ts'
import type { ChatMessage, Engine, Generation } from '#runners/engines/engine.ts'

/** What an engine must be given to be put through the common cases. */
export interface EngineUnderTest {
  engine: Engine
  /** answered within a few tokens or up to the limit */
  short: string
  /** answered with far more tokens than any limit here, slowly enough to be interrupted */
  long: string
  /** longer than the model's context */
  tooLong: string
  /** a time-out in seconds within which `long` has begun, and is far from its end */
  patience: number
}

export const SAMPLING: Sampling = {
  temperature: 0,
  top_p: 1,
  max_tokens: 24,
  seed: null,
  stream: true,
  thinking: { mode: 'default', budget: null },
  timeout_s: 60,
}

export const user = (content: string): ChatMessage[] => [{ role: 'user', content }]

/** What every engine must do; `get` gives the engine when the cases run. */
export function engineCases(
  name: string,
  get: () => EngineUnderTest,
  sampling: Partial<Sampling> = {},
): void {
  const settings = { ...SAMPLING, ...sampling }
  const ask = (
    messages: readonly ChatMessage[],
    more: Partial<Sampling> = {},
    signal = new AbortController().signal,
  ): Promise<Generation> => get().engine.generate({ messages, sampling: { ...settings, ...more }, signal })

  describe(`every engine: ${name}`, () => {
    it('answers, and counts', async () => {
      const got = await ask(user(get().short))
      expect(got.output.length).toBeGreaterThan(0)
      expect(['stop', 'length']).toContain(got.finish_reason)
      expect(got.usage.source).not.toBe('none')
      expect(got.usage.prompt_tokens).toBeGreaterThan(0)
      expect(got.usage.completion_tokens).toBeGreaterThan(0)
      const { ttft_ms, total_ms, retries } = got.timing
      expect(total_ms).toBeGreaterThan(0)
      if (ttft_ms !== null) expect(ttft_ms).toBeLessThanOrEqual(total_ms)
      expect(retries).toBe(0)
    })

    it('gives what the protocol can carry', async () => {
      const got = await ask(user(get().short))
      const { provenance, ...turn } = got
      const post = { ...turn, attempt: crypto.randomUUID(), fence: 0, n: 0, prompt_hash: 'x' }
      expect(turnPost.parse(post)).toMatchObject(turn)
      expect(got.output.isWellFormed()).toBe(true)
      expect(Buffer.byteLength(got.output)).toBeLessThanOrEqual(MAX_OUTPUT_BYTES)
      expect(Object.keys(provenance)).toContain('engine')
      for (const value of Object.values(provenance))
        expect(['string', 'number', 'boolean', 'object']).toContain(typeof value)
    })

    it('gives the same answer to the same prompt at temperature 0, whatever was asked between', async () => {
      const first = await ask(user(get().short))
      await ask(user(`${get().short} And something else.`))
      const second = await ask(user(get().short))
      expect(second.output).toBe(first.output)
      expect(second.usage).toEqual(first.usage)
    })

    it('takes a conversation', async () => {
      const got = await ask([
        { role: 'system', content: 'You answer briefly.' },
        { role: 'user', content: get().short },
        { role: 'assistant', content: 'Let me think.' },
        { role: 'user', content: 'Go on.' },
      ])
      expect(got.output.length).toBeGreaterThan(0)
    })

    it('stops at the token limit, and says so', async () => {
      const got = await ask(user(get().long), { max_tokens: 5 })
      expect(got.finish_reason).toBe('length')
      expect(got.usage.completion_tokens).toBe(5)
    })

    it('answers several at once, each for itself', async () => {
      const prompts = [get().short, `${get().short} Again.`, `${get().short} Once more.`]
      const alone: string[] = []
      for (const prompt of prompts) alone.push((await ask(user(prompt))).output)
      const together = await Promise.all(prompts.map((prompt) => ask(user(prompt))))
      expect(together.map((g) => g.output)).toEqual(alone)
    })

    it('tells its progress', async () => {
      const seen: number[] = []
      await get().engine.generate({
        messages: user(get().short),
        sampling: settings,
        signal: new AbortController().signal,
        onProgress: ({ tokens }) => seen.push(tokens),
      })
      expect([...seen].sort((a, b) => a - b)).toEqual(seen)
      if (settings.stream) expect(seen.length).toBeGreaterThan(0)
    })

    it('does nothing for a signal that is aborted already', async () => {
      const reason = new Error('never mind')
      await expect(ask(user(get().short), {}, AbortSignal.abort(reason))).rejects.toBe(reason)
    })

    it('stops at once when aborted, and works afterwards', async () => {
      const reason = new Error('stop')
      const stop = new AbortController()
      setTimeout(() => stop.abort(reason), 150)
      const begin = performance.now()
      await expect(ask(user(get().long), { max_tokens: 4000 }, stop.signal)).rejects.toBe(reason)
      expect(performance.now() - begin).toBeLessThan(3000)
      expect((await ask(user(get().short))).output.length).toBeGreaterThan(0)
    })

    it('keeps the partial answer when the time runs out', async () => {
      const got = await ask(user(get().long), { max_tokens: 4000, timeout_s: get().patience })
      expect(got.finish_reason).toBe('timed_out')
      if (settings.stream) expect(got.output.length).toBeGreaterThan(0)
      expect(got.timing.total_ms).toBeGreaterThan(get().patience * 1000 - 100)
      expect(got.timing.total_ms).toBeLessThan(get().patience * 1000 + 3000)
    })

    it('refuses a prompt beyond its context, by name', async () => {
      const error = await ask(user(get().tooLong)).catch((e: unknown) => e)
      expect(error).toBeInstanceOf(EngineFault)
      expect(error).toMatchObject({ code: 'context_length', retryable: false, permanent: false })
    })
  })
}

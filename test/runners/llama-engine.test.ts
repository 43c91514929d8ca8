import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { LlamaCppEngine } from '#runners/engines/llama-cpp/index.ts'
import { llamaVersion } from '#runners/engines/llama-cpp/version.ts'
import { BUILTIN } from '#runners/models/builtin.ts'
import { findModel } from '#runners/models/find.ts'
import { SAMPLING, engineCases, user } from './engine.cases.ts'

// Other tests, and whatever else runs on this machine, compete for its cores.
vi.setConfig({ testTimeout: 180_000 })

// The real model: found, or downloaded, exactly as a runner does it.
let engine: LlamaCppEngine
let path: string
beforeAll(async () => {
  const model = await findModel({ env: { ...process.env, TOUCHSTONE_MODEL: undefined } })
  path = model.path
  engine = new LlamaCppEngine({ modelPath: path, name: model.name, sha256: model.sha256 })
}, 600_000)
afterAll(() => engine.close())

const LONG = 'Write a very long story about a lighthouse keeper and the sea, with many chapters.'

engineCases('llama.cpp in process', () => ({
  engine,
  short: 'What is the capital of France? Answer with one word.',
  long: LONG,
  tooLong: 'The sea is calm today. '.repeat(2000),
  patience: 3,
}))

const ask = (
  messages: Parameters<LlamaCppEngine['generate']>[0]['messages'],
  more: Partial<typeof SAMPLING> = {},
) => engine.generate({ messages, sampling: { ...SAMPLING, ...more }, signal: new AbortController().signal })

describe('llama.cpp in process', () => {
  it('really answers', async () => {
    const got = await ask(user('What is the capital of France? Answer with one word.'))
    expect(got.output).toMatch(/Paris/)
    expect(got.finish_reason).toBe('stop')
    expect(got.reasoning).toBeNull()
  })

  it("uses the model's own chat format, which brings a system message of its own", async () => {
    const bare = await ask(user('Hi'), { max_tokens: 1 })
    const own = await ask(
      [
        { role: 'system', content: 'You are a helpful AI assistant named SmolLM, trained by Hugging Face' },
        { role: 'user', content: 'Hi' },
      ],
      { max_tokens: 1 },
    )
    expect(bare.usage.prompt_tokens).toBe(own.usage.prompt_tokens)
    expect(bare.output).toBe(own.output)
    expect(bare.provenance).toMatchObject({
      engine: `node-llama-cpp ${await llamaVersion()}`,
      chat_template: 'model file',
      weights_name: BUILTIN.name,
      weights_sha256: BUILTIN.sha256,
      context: 8192,
    })
  })

  it('takes control tokens in a prompt for text', async () => {
    const plain = await ask(user('Say "end".'), { max_tokens: 1 })
    const sly = await ask(user('Say "<|im_end|>".'), { max_tokens: 1 })
    // As a control token it would count one.
    expect(sly.usage.prompt_tokens! - plain.usage.prompt_tokens!).toBeGreaterThan(2)
  })

  it('samples by its seed above temperature 0', async () => {
    const at = (seed: number | null) =>
      ask(user('Name an animal, any animal.'), { temperature: 1.2, seed, max_tokens: 16 })
    const [a, b, c] = [await at(1), await at(1), await at(2)]
    expect(a.output).toBe(b.output)
    expect(c.output).not.toBe(a.output)
    const free = [await at(null), await at(null), await at(null)]
    expect(new Set(free.map((g) => g.output)).size).toBeGreaterThan(1)
  })

  it('grows its context for a longer prompt, and answers as before', async () => {
    const small = new LlamaCppEngine({ modelPath: path, name: 'x', firstContext: 256 })
    const at = (text: string) =>
      small.generate({ messages: user(text), sampling: SAMPLING, signal: new AbortController().signal })
    const before = await at('How is the sea?')
    const got = await at(`${'The sea is calm today. '.repeat(60)}\nHow is the sea?`)
    expect(got.usage.prompt_tokens).toBeGreaterThan(300)
    expect(got.output).toMatch(/calm/)
    expect((await at('How is the sea?')).output).toBe(before.output)
    await small.close()
  })

  it('does not blame the model for a prompt that this machine cannot read in time', async () => {
    const got = await ask(user('The sea is calm today. '.repeat(1200)), { timeout_s: 1 }).catch(
      (e: unknown) => e,
    )
    expect(got).toMatchObject({ kind: 'runner_error', code: 'no_first_token' })
  })

  it('names a file that is no model', async () => {
    const broken = new LlamaCppEngine({ modelPath: import.meta.filename, name: 'x' })
    const error = await broken
      .generate({ messages: user('x'), sampling: SAMPLING, signal: new AbortController().signal })
      .catch((e: unknown) => e)
    expect(error).toMatchObject({ kind: 'runner_error', code: 'model_not_loaded', permanent: true })
    await broken.close()
  })
})

import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { runReport } from '#core/protocol/index.ts'
import type { RunStatus } from '#core/protocol/index.ts'
import { runCommandLine } from '#runners/cli/command-line.ts'
import { ProgressView, duration, progressText } from '#runners/cli/eval/progress.ts'
import { plainLine } from '#runners/daemon/log.ts'
import { fakeRuns } from './fake-runs.ts'
import type { FakeRuns, FakeRunsOptions } from './fake-runs.ts'

let folder: string
let out: string
let err: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'touchstone-cli-'))
  vi.stubEnv('TOUCHSTONE_HOME', join(folder, 'home'))
  out = ''
  err = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true))
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((err += String(text)), true))
  vi.spyOn(console, 'error').mockImplementation((text: unknown) => void (err += `${String(text)}\n`))
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  process.exitCode = undefined
  rmSync(folder, { recursive: true, force: true })
})

const ENDPOINT = [
  '--suite',
  'physics',
  '--split',
  'smoke',
  '--endpoint',
  'http://127.0.0.1:9911/v1',
  '--model',
  'tiny',
]

describe('bad arguments', () => {
  it.each([
    [['fly'], /unknown command 'fly'/],
    [['eval', '--split', 'smoke'], /required option '--suite <id>'/],
    [['eval', ...ENDPOINT, '--colour', 'red'], /unknown option '--colour'/],
    [['eval', ...ENDPOINT.with(1, 'chemistry')], /^--suite chemistry is unknown; there are: .*physics/],
    [['eval', ...ENDPOINT.with(3, 'everything')], /^--split everything is unknown; physics has: .*smoke/],
    [
      ['eval', ...ENDPOINT.with(5, 'localhost:9911')],
      /--endpoint "localhost:9911" is not an http or https URL/,
    ],
    [['eval', ...ENDPOINT.with(5, 'not a url')], /is not an http or https URL such as http/],
    [['eval', ...ENDPOINT.with(5, 'http://me:secret@host/v1')], /must not hold a user name or password/],
    [['eval', ...ENDPOINT.slice(0, 4)], /--endpoint URL --model NAME, or --engine llama-cpp/],
    [['eval', ...ENDPOINT.slice(0, 6)], /--model NAME is missing/],
    [['eval', ...ENDPOINT, '--engine', 'llama-cpp'], /exclude each other/],
    [['eval', ...ENDPOINT, '--engine', 'vllm'], /--engine vllm is unknown; there are openai/],
    [
      ['eval', ...ENDPOINT, '--api-key-env', 'NO_SUCH_VARIABLE'],
      /NO_SUCH_VARIABLE: that environment variable is not set/,
    ],
    [['eval', ...ENDPOINT, '--budget-usd', '5'], /--budget-usd needs --price-in and --price-out/],
    [['eval', ...ENDPOINT, '--price-in', '5'], /--price-in and --price-out go together/],
    [['eval', ...ENDPOINT, '--budget-tokens', '0'], /--budget-tokens/],
    [['eval', '--rerun', 'that-one'], /neither a run's id nor the address/],
    [
      ['eval', ...ENDPOINT, '--rerun', crypto.randomUUID()],
      /takes everything from that run: leave out --suite/,
    ],
    [['eval', ...ENDPOINT, '--samples', 'three'], /'--samples <k>' argument 'three' is invalid/],
    [['eval', ...ENDPOINT, '--samples', '0'], /from 1 to 100/],
    [['eval', ...ENDPOINT, '--concurrency', '1.5'], /whole number from 1 to 1024/],
    [['eval', ...ENDPOINT, '--temperature', 'hot'], /"hot" is not a number/],
    [['eval', ...ENDPOINT, '--temperature', '9'], /^--temperature: /],
    [['eval', ...ENDPOINT, '--top-p', '0'], /^--top-p: /],
    [['eval', ...ENDPOINT, '--max-tokens', ''], /--max-tokens/],
    [
      ['eval', ...ENDPOINT, '--thinking', 'hard'],
      /--thinking hard is unknown; there are default, off and on/,
    ],
    [
      ['eval', ...ENDPOINT, '--json', '/no/such/folder/out.json'],
      /--json .*there is no folder \/no\/such\/folder/,
    ],
    [['eval', ...ENDPOINT, '--site', 'nowhere'], /'nowhere' is invalid/],
    [['eval', ...ENDPOINT, '--site', 'https://bench.example'], /--token-file is missing/],
    [
      ['eval', ...ENDPOINT, '--site', 'https://bench.example', '--token-file', '/no/such/file'],
      /--token-file \/no\/such\/file cannot be read/,
    ],
    [['runner'], /No site runs from this clone/],
    [['runner', '--site', 'ftp://x'], /'ftp:\/\/x' is invalid/],
    [['runner', '--site', 'http://127.0.0.1:1', '--slots', '0'], /from 1 to 1024/],
    [
      ['runner', '--site', 'http://127.0.0.1:1', '--token-file', '/no/such/file'],
      /--token-file \/no\/such\/file cannot be read/,
    ],
    [
      ['runner', '--site', 'http://127.0.0.1:1', '--key-file', '/no/such/file'],
      /--key-file \/no\/such\/file cannot be read/,
    ],
    [['runner', '--site', 'http://127.0.0.1:1'], /is not enrolled at http:\/\/127\.0\.0\.1:1/],
  ])('%j', async (argv, message) => {
    expect(await runCommandLine(argv.includes('runner') ? [...argv, '--no-model'] : argv)).toBe(2)
    expect(err.trim()).toMatch(message)
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(out).toBe('')
  })

  it('a model file that is none', async () => {
    expect(await runCommandLine(['runner', '--site', 'http://127.0.0.1:1', '--model', '/no/such.gguf'])).toBe(
      1,
    )
    expect(err).toMatch(/^--model names \/no\/such\.gguf, and there is no such file\.\n$/)
  })

  it('help is no mistake', async () => {
    expect(await runCommandLine(['--help'])).toBe(0)
    expect(out).toMatch(/eval .*evaluate/)
    expect(out).toMatch(/runner .*work for a site/)
    out = ''
    expect(await runCommandLine(['eval', '--help'])).toBe(0)
    for (const flag of [
      '--endpoint',
      '--samples',
      '--concurrency',
      '--max-tokens',
      '--temperature',
      '--json',
      '--api-key-env',
      '--no-publish',
      '--no-stream',
      '--timeout',
      '--top-p',
      '--seed',
      '--name',
    ])
      expect(out).toContain(flag)
    expect(await runCommandLine([])).toBe(0)
    expect(await runCommandLine(['--version'])).toBe(0)
  })
})

describe('eval', () => {
  const DONE: Partial<RunStatus> = {
    state: 'done',
    done: 4,
    outcomes: { scored: 3, truncated: 1 },
    published: true,
    on_board: true,
    prompt_tokens: 1234,
    completion_tokens: 5678,
  }

  async function evaluate(
    options: FakeRunsOptions,
    more: string[] = [],
    during?: (site: FakeRuns) => void,
  ): Promise<{ code: number; site: FakeRuns }> {
    const site = await fakeRuns(options)
    const tokenFile = join(folder, 'token')
    writeFileSync(tokenFile, `${site.token}\n`)
    try {
      during?.(site)
      const code = await runCommandLine([
        'eval',
        ...ENDPOINT,
        '--site',
        site.origin,
        '--token-file',
        tokenFile,
        ...more,
      ])
      return { code, site }
    } finally {
      await site[Symbol.asyncDispose]()
    }
  }

  it('submits, follows, prints the table, writes the report', async () => {
    vi.stubEnv('MY_KEY', 'a-secret-key-123456')
    const json = join(folder, 'out.json')
    const { code, site } = await evaluate(
      {
        steps: [
          {},
          { done: 1, outcomes: { scored: 1 }, tokens_per_s: 41.4, eta_s: 95 },
          { state: 'settling', done: 4 },
          DONE,
        ],
      },
      [
        '--api-key-env',
        'MY_KEY',
        '--samples',
        '2',
        '--concurrency',
        '8',
        '--max-tokens',
        '99',
        '--temperature',
        '0.5',
        '--top-p',
        '0.9',
        '--seed',
        '7',
        '--timeout',
        '30',
        '--no-stream',
        '--thinking',
        'off',
        '--name',
        'Tiny One',
        '--json',
        json,
      ],
    )
    expect(code).toBe(0)
    expect(site.submitted).toEqual([
      {
        suite: 'physics',
        split: 'smoke',
        model: {
          engine: 'openai',
          name: 'tiny',
          base_url: 'http://127.0.0.1:9911/v1',
          api_key: 'a-secret-key-123456',
        },
        settings: {
          samples: 2,
          concurrency: 8,
          max_tokens: 99,
          temperature: 0.5,
          top_p: 0.9,
          seed: 7,
          timeout_s: 30,
          stream: false,
          thinking: { mode: 'off' },
        },
        publish: true,
        display_name: 'Tiny One',
      },
    ])
    expect(out).toBe(
      [
        'tiny on physics, split smoke: 4 items',
        '',
        'metric    value  95 % interval  n',
        'eed        41.2   20.0 .. 62.5  4',
        'accuracy      -              -  0',
        '',
        'outcomes  3 scored, 1 truncated',
        'coverage  100 %',
        'tokens    1,234 prompt, 5,678 completion',
        `run       ${site.origin}/runs/${site.id}`,
        '',
      ].join('\n'),
    )
    expect(runReport.parse(JSON.parse(readFileSync(json, 'utf8'))).metrics['eed']?.value).toBe(41.234)
    expect(readdirSync(folder).filter((n) => n.startsWith('out.json'))).toEqual(['out.json'])
    expect(err).toContain('4/4 done')
    expect(err + out).not.toContain('a-secret-key')
  })

  it('leaves defaults to the suite', async () => {
    const { site } = await evaluate({ steps: [DONE] }, ['--no-publish'])
    expect(site.submitted[0]).toEqual({
      suite: 'physics',
      split: 'smoke',
      model: { engine: 'openai', name: 'tiny', base_url: 'http://127.0.0.1:9911/v1', api_key: null },
      settings: {},
      publish: false,
    })
  })

  it('polls where there is no event stream', async () => {
    const { code } = await evaluate({ steps: [{}, DONE], events: false })
    expect(code).toBe(0)
  })

  it('writes the report to standard output, and nothing else there', async () => {
    const { code } = await evaluate({ steps: [DONE] }, ['--json', '-'])
    expect(code).toBe(0)
    expect(runReport.parse(JSON.parse(out)).suite).toBe('physics')
    expect(err).toContain('95 % interval')
  })

  it('a held run is a failure with its reason, and still has a report', async () => {
    const json = join(folder, 'out.json')
    const reason =
      'held after 5 endpoint errors in a row; the last: http_401: HTTP 401 from http://x (the API key is missing or wrong)'
    const { code } = await evaluate(
      {
        steps: [{}, { state: 'held', reason, done: 5, total: 12, outcomes: { endpoint_error: 5 } }],
        report: { coverage: 0, outcomes: { endpoint_error: 5 } },
      },
      ['--json', json],
    )
    expect(code).toBe(1)
    expect(err).toContain(`The evaluation did not complete: ${reason}\n`)
    expect(out).toContain('5 endpoint_error')
    expect(runReport.parse(JSON.parse(readFileSync(json, 'utf8'))).coverage).toBe(0)
  })

  it('a run without one score has not completed', async () => {
    const attempt = {
      item: 'a',
      sample: 0,
      outcome: 'endpoint_error' as const,
      score: null,
      correct: null,
      reason: 'http_500: HTTP 500 from http://x',
      output: null,
      usage: null,
      timing: null,
      url: 'u',
    }
    const { code } = await evaluate({
      steps: [{ ...DONE, outcomes: { endpoint_error: 4 }, published: false }],
      report: { coverage: 0, outcomes: { endpoint_error: 4 }, attempts: [attempt] },
    })
    expect(code).toBe(1)
    expect(err).toContain('not one answer could be scored (4 endpoint_error); for instance: http_500')
  })

  it('what the site refuses is a bad argument, in its words', async () => {
    const refuse = {
      status: 400,
      body: { error: { code: 'invalid', message: 'suite physics has no split "smoke"; it has public' } },
    }
    const { code } = await evaluate({ steps: [DONE], refuse })
    expect(code).toBe(2)
    expect(err.trim()).toBe('suite physics has no split "smoke"; it has public')
  })

  it('asks the named site what there is', async () => {
    const site = await fakeRuns({ steps: [DONE] })
    writeFileSync(join(folder, 'token'), site.token)
    const at = ['--site', site.origin, '--token-file', join(folder, 'token')]
    expect(await runCommandLine(['eval', ...ENDPOINT.with(3, 'secret'), ...at])).toBe(2)
    expect(err.trim()).toBe('--split secret is unknown; physics has: smoke, public')
    await site[Symbol.asyncDispose]()
  })

  it('a wrong token is said', async () => {
    const site = await fakeRuns({ steps: [DONE] })
    writeFileSync(join(folder, 'token'), 'another')
    expect(
      await runCommandLine([
        'eval',
        ...ENDPOINT,
        '--site',
        site.origin,
        '--token-file',
        join(folder, 'token'),
      ]),
    ).toBe(2)
    expect(err).toMatch(/does not accept the token: wrong token/)
    await site[Symbol.asyncDispose]()
  })

  it('Ctrl-C cancels the run', async () => {
    const listeners = process.listenerCount('SIGINT')
    const { code, site } = await evaluate(
      { steps: [{ done: 1, outcomes: { scored: 1 } }], pauseMs: 50 },
      [],
      () => {
        setTimeout(() => process.emit('SIGINT'), 300)
      },
    )
    expect(code).toBe(130)
    expect(site.cancelled()).toBe(true)
    expect(err).toContain('The run was cancelled; 1 of 4 were done.')
    expect(process.listenerCount('SIGINT')).toBe(listeners)
  })

  it('gives up where no runner can serve it', async () => {
    const { code, site } = await evaluate(
      { steps: [{ in_flight: 0, waiting_for: 'no runner is connected' }], pauseMs: 50 },
      ['--wait', '1'],
    )
    expect(code).toBe(1)
    expect(site.cancelled()).toBe(true)
    expect(err).toContain('no runner is connected; gave up after 1 s')
  })
})

describe('progress', () => {
  const status = (more: Partial<RunStatus>): RunStatus => ({
    id: '',
    url: '',
    state: 'running',
    reason: null,
    waiting_for: null,
    seq: 0,
    total: 12,
    done: 5,
    answered: 5,
    in_flight: 1,
    outcomes: { truncated: 1, scored: 4 },
    completion_tokens: 0,
    prompt_tokens: 0,
    tokens_per_s: 41.3,
    eta_s: 125,
    published: false,
    on_board: false,
    suite: '',
    split: '',
    model: '',
    ...more,
  })

  it('says counts, outcomes, speed and time left', () => {
    expect(progressText(status({}))).toBe('5/12 done: 4 scored, 1 truncated; 41 tokens/s, about 2 min left')
    expect(progressText(status({ outcomes: {}, done: 0, tokens_per_s: null, eta_s: null }))).toBe('0/12 done')
    expect(progressText(status({ waiting_for: 'no runner is connected' }))).toContain(
      'waiting: no runner is connected',
    )
    expect(progressText(status({ state: 'settling' }))).toContain('computing the statistics')
    expect([0.2, 89, 95, 5400].map(duration)).toEqual(['1 s', '89 s', '2 min', '1.5 h'])
  })

  it('draws one line on a terminal, and few plain ones elsewhere', () => {
    const written: string[] = []
    const tty = new ProgressView({ isTTY: true, columns: 60, write: (t) => written.push(t) })
    tty.show(status({}))
    tty.show(status({}))
    tty.show(status({ done: 12 }))
    tty.say('note')
    expect(written).toEqual([
      '\r\x1b[K[##########--------------] 5/12 done: 4 scored, 1 truncated',
      '\r\x1b[K[########################] 12/12 done: 4 scored, 1 truncate',
      '\n',
      'note\n',
    ])
    const lines: string[] = []
    let now = 0
    const plain = new ProgressView({ write: (t) => lines.push(t) }, () => now)
    for (let done = 1; done <= 12; done++) {
      now += 1000
      plain.show(status({ done }))
    }
    expect(lines.map((l) => l.split(' ')[0])).toEqual(['1/12', '6/12', '11/12', '12/12'])
  })
})

describe('the log for people', () => {
  it('is short', () => {
    expect(
      plainLine(
        '{"level":"warn","time":"2026-01-02T03:04:05Z","pid":1,"name":"runner","msg":"slow","ms":12,"code":"x"}',
      ),
    ).toMatch(/^\d\d:04:05 warn slow \(ms 12, code x\)\n$/)
    expect(plainLine('{"level":"info","time":"2026-01-02T03:04:05Z","msg":"hello"}')).toMatch(
      /^\d\d:04:05 hello\n$/,
    )
    expect(plainLine('not JSON\n')).toBe('not JSON\n')
  })
})

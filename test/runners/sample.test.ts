import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { sha256Hex } from '#core/canonical-json.ts'
import { runCommandLine } from '#runners/cli/command-line.ts'

let out: string
let err: string
beforeEach(() => {
  out = ''
  err = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true))
  vi.spyOn(console, 'error').mockImplementation((text: unknown) => void (err += `${String(text)}\n`))
})
afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = undefined
})

const sample = (...more: string[]): Promise<number> =>
  runCommandLine(['sample', '--suite', 'long-context', ...more])

describe('touchstone sample', () => {
  it('prints the sample as JSON, the same every time', async () => {
    const flags = [
      '--family',
      'single',
      '--length',
      '4096',
      '--depth',
      '50',
      '--index',
      '3',
      '--split',
      'public',
      '--json',
    ]
    expect(await sample(...flags)).toBe(0)
    const first = out
    const told = JSON.parse(first) as {
      prompt: string
      answers: string[]
      placements: { text: string; token_depth: number }[]
      reference_tokens: number
      hash: string
    }
    expect(told.hash).toBe(sha256Hex(told.prompt))
    expect(told.placements).toHaveLength(1)
    expect(told.placements[0]?.token_depth).toBeGreaterThan(49)
    expect(told.placements[0]?.token_depth).toBeLessThan(51)
    expect(told.prompt).toContain(told.placements[0]?.text)
    expect(told.placements[0]?.text).toContain(told.answers[0])
    expect(told.reference_tokens).toBeGreaterThan(3700)
    out = ''
    expect(await sample(...flags)).toBe(0)
    expect(out).toBe(first)
  })

  it('prints the prompt for people', async () => {
    expect(await sample('--family', 'absent', '--length', '1024')).toBe(0)
    expect(out).toMatch(/^Document \d{3}-/)
    expect(out).toMatch(/answers: NOT_FOUND/)
    expect(out).toMatch(/no depth, sample 0/)
  })

  it.each([
    [['--family', 'haystack', '--length', '1024'], /there is no family "haystack"; available: single/],
    [['--family', 'single', '--length', '0'], /lengths: 0 is not allowed.*512 to 1048576/],
    [['--family', 'single', '--length', '2000000'], /lengths: 2000000 is not allowed/],
    [['--family', 'single', '--length', 'long'], /"long" is not a number/],
    [['--family', 'single', '--length', '1024', '--depth', '200'], /depths: 200 is not allowed/],
    [['--family', 'many-shot.150', '--length', '1024'], /needs a length of at least 4096/],
    [['--family', 'single', '--length', '1024', '--index', '-1'], /whole number from 0/],
    [['--family', 'single', '--length', '1024', '--split', 'held-out'], /drawn from a site's secret/],
    [['--family', 'single', '--length', '1024', '--split', 'x'], /"x" is no split/],
    [['--length', '1024'], /required option '--family/],
  ])('%j is explained', async (flags, message) => {
    expect(await sample(...flags)).toBe(2)
    expect(err).toMatch(message)
    expect(out).toBe('')
  })

  it('knows one suite', async () => {
    expect(await runCommandLine(['sample', '--suite', 'physics', '--family', 'x', '--length', '1024'])).toBe(
      2,
    )
    expect(err).toMatch(/--suite physics has no generated samples/)
  })
})

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { runCommand } from '#scripts/eed/command.ts'
import { caseAt } from '#scripts/eed/fuzz.ts'
import { corpus } from './vectors.ts'

const script = fileURLToPath(new URL('../../../scripts/eed.ts', import.meta.url))
const eed = (...args: string[]): { status: number | null; out: string; err: string } => {
  const r = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8', timeout: 60_000 })
  return { status: r.status, out: r.stdout, err: r.stderr }
}

/** The same in this process, where no exit status of a process is at stake: starting one takes a second. */
async function inside(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  const error = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  try {
    const status = await runCommand(args)
    const said = (spy: typeof log): string => spy.mock.calls.map((c) => c.join(' ') + '\n').join('')
    return { status, out: said(log), err: said(error) }
  } finally {
    log.mockRestore()
    error.mockRestore()
  }
}

type Line = Record<string, unknown>
let folder: string
const path = (name: string): string => join(folder, name)
const write = (name: string, lines: readonly (Line | string)[]): string => {
  writeFileSync(path(name), lines.map((l) => (typeof l === 'string' ? l : JSON.stringify(l)) + '\n').join(''))
  return path(name)
}
const read = (name: string): Line[] =>
  readFileSync(path(name), 'utf8')
    .trimEnd()
    .split('\n')
    .map((l) => JSON.parse(l) as Line)

const pairs: Line[] = [
  { id: 'z', gt: '\\sqrt{2gh}', gen: '(2gh)^{1/2}' },
  { id: 7, gt: 'a+b', gen: 'a-b' },
  { id: 'a', gt: 'a+b', gen: '\\frac{' },
  { id: 'n', gt: '(-1)^n', gen: '\\cos(n\\pi)', symbols: { n: { integer: true } } },
  { id: 'c', gt: '|a-b|', gen: 'a-b', constraints: ['a>b'] },
  { id: 'said nothing', gt: 'a+b', gen: null },
]

describe('the command line', () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'eed-cli-'))
  })
  afterAll(() => {
    rmSync(folder, { recursive: true })
  })

  it('scores a file in input order and exits 0', () => {
    const r = eed('--in', write('in.jsonl', pairs), '--out', path('out.jsonl'))
    expect(r.status, r.err).toBe(0)
    expect(r.out).toBe('')
    const scores = read('out.jsonl')
    expect(scores.map((s) => s.id)).toEqual(['z', 7, 'a', 'n', 'c', 'said nothing'])
    expect(scores.map((s) => s.outcome)).toEqual([
      'scored',
      'scored',
      'unparseable',
      'scored',
      'scored',
      'unparseable',
    ])
    expect(scores.map((s) => s.equal)).toEqual([true, false, false, true, true, false])
    for (const s of scores)
      expect(Object.keys(s)).toEqual(['id', 'score', 'outcome', 'equal', 'distance', 'tree_size', 'ms'])
    expect(scores[0]!.score).toBe(100)
    expect(scores[1]!.score).toBeLessThan(100)
    expect(scores[1]!.distance).toBeGreaterThan(0)
    expect(scores[1]!.tree_size).toBe(3)
  })

  it('gives the same with several threads', async () => {
    const some = [...corpus.values()].flat().slice(0, 400)
    const file = write(
      'many.jsonl',
      some.map((p) => ({ id: p.id, gt: p.key, gen: p.answer, ...(p.symbols ? { symbols: p.symbols } : {}) })),
    )
    expect((await inside('--in', file, '--out', path('one.jsonl'))).status).toBe(0)
    const r = eed('--in', file, '--out', path('three.jsonl'), '--threads', '3', '--json')
    expect(r.status, r.err).toBe(0)
    const untimed = (name: string): Line[] => read(name).map(({ ms: _ms, ...rest }) => rest)
    expect(untimed('three.jsonl')).toEqual(untimed('one.jsonl'))
    const summary = JSON.parse(r.out) as Line
    expect(summary).toMatchObject({ pairs: 400, equal: read('one.jsonl').filter((l) => l.equal).length })
    expect(summary.equal).toBeGreaterThan(100)
  }, 60_000)

  it('refuses a bad line with its number, and writes nothing', async () => {
    const bad: [Line | string, RegExp][] = [
      ['{"id": 1, "gt": "a",', /bad\.jsonl:2: not JSON/],
      [{ id: 1, gen: 'a' }, /bad\.jsonl:2: the field "gt" must be a string/],
      [{ id: 1, gt: 'a' }, /bad\.jsonl:2: the field "gen" must be a string/],
      [{ gt: 'a', gen: 'a' }, /bad\.jsonl:2: the field "id" is missing/],
      ['[1]', /bad\.jsonl:2: an object/],
      [{ id: 1, gt: 'a', gen: 'a', symbols: [] }, /bad\.jsonl:2: the field "symbols"/],
      [{ id: 1, gt: 'a', gen: 'a', constraints: 'a>b' }, /bad\.jsonl:2: the field "constraints"/],
    ]
    for (const [line, message] of bad) {
      const r = await inside('--in', write('bad.jsonl', [pairs[0]!, line]), '--out', path('never.jsonl'))
      expect(r.status).toBe(2)
      expect(r.err).toMatch(message)
      expect(r.err.trim().split('\n')).toHaveLength(1)
    }
    expect(readdirSync(folder).filter((f) => f.includes('never') || f.startsWith('.'))).toEqual([])
  }, 60_000)

  it('refuses files and folders that are not there', async () => {
    const file = write('in.jsonl', pairs)
    const missing = await inside('--in', path('missing.jsonl'), '--out', path('o'))
    expect(missing.status).toBe(2)
    expect(missing.err).toMatch(/missing\.jsonl: cannot be read/)
    const nowhere = await inside('--in', file, '--out', path('no/folder/o'))
    expect(nowhere.status).toBe(2)
    expect(nowhere.err).toMatch(/does not exist/)
  })

  it('exits 2 when it refuses', () => {
    const r = eed('--in', path('missing.jsonl'), '--out', path('o'))
    expect(r).toMatchObject({ status: 2, out: '' })
    expect(r.err).toMatch(/^eed: .*missing\.jsonl: cannot be read.*\n$/)
  })

  it.each([
    [[], /two formulas are expected, 0 given/],
    [['a'], /two formulas are expected, 1 given/],
    [['a', 'b', 'c'], /two formulas are expected, 3 given/],
    [['--in', 'x'], /both --in FILE and --out FILE/],
    [['--out', 'x'], /both --in FILE and --out FILE/],
    [['--thread', '2', 'a', 'b'], /unknown option --thread/],
    [['--threads', '0', '--in', 'a', '--out', 'b'], /whole number from 1/],
    [['--threads', '2', 'a', 'b'], /--threads goes with/],
    [['--fuzz', 'many'], /whole number/],
    [['--seed', '1', 'a', 'b'], /--seed goes with --fuzz/],
    [['--symbols', '[]', 'a', 'b'], /a JSON object is expected/],
  ] as const)('refuses %j with one line', async (args, message) => {
    const r = await inside(...args)
    expect(r.status).toBe(2)
    expect(r.err).toMatch(message)
    expect(r.err.trim().split('\n')).toHaveLength(1)
    expect(r.out).toBe('')
  })

  it('shows one pair with both trees and the edit script', () => {
    const r = eed('-\\frac{GMm}{2a}', '-\\frac{GMm}{a}')
    expect(r.status, r.err).toBe(0)
    expect(r.out).toMatch(/score {4}\d/)
    expect(r.out).toMatch(/key's tree/)
    expect(r.out).toMatch(/answer's tree/)
    expect(r.out).toMatch(/[├└]─ /)
    expect(r.out).toMatch(/edit script/)
    expect(r.out).toMatch(/relabel|insert|delete/)
  })

  it('shows where an answer cannot be read', async () => {
    const r = await inside('a+b', 'a+\\frac{')
    expect(r.status).toBe(0)
    expect(r.out).toMatch(/outcome {2}unparseable/)
    expect(r.out).toMatch(/\n *\^/)
  })

  it('prints the whole result as JSON, with declared symbols and constraints', async () => {
    const declared = await inside('--json', '(-1)^n', '\\cos(n\\pi)', '--symbols', '{"n": {"integer": true}}')
    expect(JSON.parse(declared.out)).toMatchObject({ score: 100, equal: true, outcome: 'scored' })
    const two = JSON.parse((await inside('--json', '--constraint', 'a>b', '|a-b|', 'a-b')).out) as Line
    expect(two.equal).toBe(true)
  })

  it('fuzzes reproducibly', async () => {
    const r = await inside('--fuzz', '60', '--seed', '9', '--json')
    expect(JSON.parse(r.out)).toMatchObject({ cases: 60, seed: 9, failures: [] })
    expect(r.status).toBe(0)
    expect(caseAt(9, 13)).toEqual(caseAt(9, 13))
    expect(caseAt(9, 13)).not.toEqual(caseAt(10, 13))
  })
})

import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { EMPTY, playgroundHref } from '../../../app/_ui/playground/state.ts'
import { equivalent, score } from '#core/eed/index.ts'
import type { EedOptions, EedResult } from '#core/eed/index.ts'
import { DEFAULT_OUTCOME_POLICY } from '#core/suites/outcomes.ts'
import { readLine, scoreLine } from '#scripts/eed/lines.ts'
import { draw, showPair } from '#scripts/eed/show.ts'
import { corpus, scorePair } from '../eed-corpus/vectors.ts'

/**
 * docs/scoring.md states scores; here they are computed. The convention: a table whose columns are called Key, Answer
 * and Score (and perhaps Declared, Reported, Decided by, Sum) is checked row by row. All other columns are prose.
 */

const path = join(import.meta.dirname, '../../../docs/scoring.md')
const page = readFileSync(path, 'utf8')
const flowing = page.replace(/\s+/g, ' ')

interface Row {
  readonly section: string
  readonly key: string
  readonly answer: string
  readonly cells: ReadonlyMap<string, string>
}

/** Cells of a table's line; `\|` is a bar inside a cell. */
function cellsOf(line: string): string[] {
  return line
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.replaceAll('\\|', '|').trim())
}

/** The formula in a cell; text between two code spans belongs to it (`\boxed{a}` and `\boxed{b}`). */
function codeOf(cell: string): string {
  const code = /^`(.*)`$/.exec(cell)
  if (!code) throw new Error(`the cell ${cell} is no formula`)
  return code[1]!.replaceAll('`', '')
}

function rowsOf(text: string): Row[] {
  const rows: Row[] = []
  let section = ''
  let head: string[] | null = null
  for (const line of text.split('\n')) {
    if (line.startsWith('## ')) section = line.slice(3)
    if (!line.startsWith('|')) {
      head = null
      continue
    }
    const cells = cellsOf(line)
    if (head === null) {
      head = cells
      continue
    }
    if (!head.includes('Score') || cells.every((c) => /^:?-+:?$/.test(c))) continue
    const row = new Map(head.map((name, i) => [name, cells[i] ?? '']))
    rows.push({ section, key: codeOf(row.get('Key')!), answer: codeOf(row.get('Answer')!), cells: row })
  }
  return rows
}

function optionsOf(row: Row): EedOptions {
  const declared = row.cells.get('Declared') ?? ''
  return declared === '' ? {} : (JSON.parse(codeOf(declared)) as EedOptions)
}

/** All that a result reports to a person, as one text. */
function reportOf(r: EedResult): string {
  const error = r.error
    ? [`character ${r.error.position + 1}: ${r.error.reason}`, r.error.reason, r.error.code]
    : []
  return [...r.flags, ...r.readings, r.decided_by, ...error].join('\n')
}

const rows = rowsOf(page)

describe('the tables of docs/scoring.md', () => {
  test('are found', () => {
    expect(rows.length).toBeGreaterThan(110)
    const sections = new Set(rows.map((r) => r.section[0]))
    expect([...sections].sort()).toEqual(['1', '2', '3', '4', '5', '6', '7', '9'])
    expect(rows.filter((r) => r.section.startsWith('10')).length).toBeGreaterThan(8)
  })

  test.each(rows.map((row) => [row.section, row.key, row.answer, row] as const))(
    '%s: %s, %s',
    (_s, _k, _a, row) => {
      const r = score(row.key, row.answer, optionsOf(row))
      const stated = row.cells.get('Score')!
      if (/^[\d.]+$/.test(stated)) {
        expect(r.outcome).toBe('scored')
        expect(Math.round(r.score * 10) / 10).toBe(Number(stated))
        expect(r.equal).toBe(stated === '100')
        expect(r.equal || r.score < 60).toBe(true)
      } else if (stated === 'below 100') {
        expect(r.outcome).toBe('scored')
        expect(r.equal).toBe(false)
        expect(r.score).toBeLessThan(60)
      } else expect(r.outcome).toBe(stated)
      for (const part of (row.cells.get('Reported') ?? '').split('; ')) expect(reportOf(r)).toContain(part)
      if (row.cells.has('Decided by')) expect(r.decided_by).toBe(row.cells.get('Decided by'))
      const sum = /60 - 100 \* [^=]*= -?[\d.]+/.exec((row.cells.get('Sum') ?? '').replaceAll('×', '*'))
      if (row.cells.has('Sum')) expect(r.steps.join('\n')).toContain(sum![0])
    },
  )

  test('state for the original a number, "below 100" or what it does instead', () => {
    const original = rows.flatMap((r) => (r.cells.has('Original') ? [r.cells.get('Original')!] : []))
    expect(original.length).toBeGreaterThan(15)
    for (const verdict of original) expect(verdict).toMatch(/^(0|100|below 100|never ends)$/)
  })
})

describe('the worked example', () => {
  const r = score('\\frac{p^2}{2m}+V', '\\frac{p^2}{m}')

  test('has the trees that the page draws', () => {
    const block = /```text\nkey \(10 nodes\) +answer \(7 nodes\)\n\n([\s\S]*?)```/.exec(page)![1]!
    const lines = block.split('\n').filter((line) => line !== '')
    const column = lines[0]!.indexOf('mul')
    const left = lines.map((line) => line.slice(0, column - 2).trimEnd())
    const right = lines.map((line) => line.slice(column - 2).trimEnd()).filter((line) => line !== '')
    expect(left).toEqual(draw(r.gt_tree!))
    expect(right).toEqual(draw(r.gen_tree!))
    expect(left).toHaveLength(10)
    expect(right).toHaveLength(7)
  })

  test('has the changes and the sum that the page states', () => {
    const names = r.edits.filter((e) => e.op !== 'match').map((e) => e.op)
    expect(names).toEqual(['insert', 'insert', 'insert'])
    expect([r.distance, r.tree_size, r.score]).toEqual([3, 10, 30])
    expect(flowing).toContain('So d = 3, n = 10, and 60 - 100 × 3 / 10 = 30.')
  })

  test('costs a missing subtree as the page does', () => {
    const part = score('\\frac{p^2}{2m}+\\frac{kx^2}{2}+mgh', '\\frac{p^2}{2m}+mgh')
    const missing = part.edits.filter((e) => e.op !== 'match')
    expect(missing).toHaveLength(1)
    expect(missing[0]!.op).toBe('insert_subtree')
    expect(missing[0]!.cost).toBeCloseTo(0.6 * 6 + 2, 12)
    expect(part.tree_size).toBe(19)
    const whole = score('\\frac{p^2}{2m}+V', 'V').edits.find((e) => e.op === 'insert_subtree')
    expect(whole!.cost).toBeCloseTo(0.6 * 8 + 2, 12)
  })
})

describe('section 8', () => {
  const key = '2\\pi\\sqrt{l/g}'
  const answer = '2\\pi\\sqrt{g/l}'

  test('shows what the command line prints', () => {
    expect(page).toContain(`npm run --silent eed -- '${key}' '${answer}'`)
    expect(page).toContain(`\`\`\`text\n${showPair(key, answer, score(key, answer))}\n\`\`\``)
  })

  test('shows what a file of pairs gives', () => {
    const blocks = [...page.matchAll(/```json\n([\s\S]*?)\n```/g)].map((m) => m[1]!.split('\n'))
    expect(blocks).toHaveLength(2)
    const [pairs, scores] = blocks as [string[], string[]]
    expect(pairs).toHaveLength(3)
    const computed = pairs.map((text) => {
      const line = readLine(text)
      if (typeof line === 'string') throw new Error(line)
      const { ms, ...rest } = scoreLine(line)
      expect(ms).toBeGreaterThanOrEqual(0)
      return rest
    })
    expect(computed).toEqual(scores.map((text) => JSON.parse(text) as unknown))
  })

  test('has a permalink that the playground understands', () => {
    expect(page).toContain(playgroundHref({ ...EMPTY, key, answer }))
  })

  test('states what the library returns', () => {
    const code = /```ts\n([\s\S]*?)```/.exec(page)![1]!
    expect(score(key, 'T^2=4\\pi^2l/g').score).toBe(100)
    expect(code).toContain("score('2\\\\pi\\\\sqrt{l/g}', 'T^2=4\\\\pi^2l/g').score // 100")
    expect(score('(-1)^n/n', '\\cos(n\\pi)/n', { symbols: { n: { integer: true } } }).equal).toBe(true)
    expect(code).toContain(
      "score('(-1)^n/n', '\\\\cos(n\\\\pi)/n', { symbols: { n: { integer: true } } }).equal // true",
    )
    expect(score('mg', 'mg +').error?.position).toBe(4)
    expect(code).toContain("score('mg', 'mg +').error?.position // 4")
    expect(equivalent('(a+b)^2', 'a^2+2ab+b^2')).toBe('equal')
    expect(code).toContain("equivalent('(a+b)^2', 'a^2+2ab+b^2') // 'equal'")
  })
})

describe('other statements', () => {
  test('the worth of the outcomes is the policy of the physics suite', () => {
    expect(DEFAULT_OUTCOME_POLICY).toMatchObject({
      scored: 'score',
      unparseable: 'zero',
      key_error: 'missing',
      undecided: 'missing',
    })
  })

  test('the share of wrong answers whose credit depends on the form', () => {
    const groups = new Map<string, number[]>()
    for (const pair of [...corpus.values()].flat()) {
      if (!pair.credit_group) continue
      groups.set(pair.credit_group, [...(groups.get(pair.credit_group) ?? []), scorePair(pair).score])
    }
    let forms = 0
    let apart = 0
    for (const [first, ...others] of groups.values()) {
      forms += others.length
      apart += others.filter((s) => Math.abs(s - first!) > 1).length
    }
    const [, stated, percent] =
      /of the (\d+) rewritten wrong answers of our own corpus, fewer than (\d+) %/.exec(flowing)!
    expect(forms).toBe(Number(stated))
    expect((100 * apart) / forms).toBeLessThan(Number(percent))
  })

  test('a constraint that cannot be read changes nothing', () => {
    const plain = score('\\sqrt{(a-b)^2}', 'a-b')
    const odd = score('\\sqrt{(a-b)^2}', 'a-b', { constraints: ['a >< b'] })
    expect(odd.score).toBe(plain.score)
  })

  test('formulas above the limits are refused with a reason', () => {
    const long = score('a', `$a${'+a'.repeat(10_000)}$`)
    const deep = score('a', `${'('.repeat(151)}a${')'.repeat(151)}`)
    const big = score('a', '7'.repeat(1001))
    expect([long, deep, big].map((r) => r.outcome)).toEqual(['unparseable', 'unparseable', 'unparseable'])
    expect([long, deep, big].map((r) => r.error?.code)).toEqual(['too_long', 'too_deep', 'too_big'])
  })

  test('links and files that are named exist', () => {
    const links = [...page.matchAll(/\]\(([^)#]+)\)/g)].map((m) => join(dirname(path), m[1]!))
    const files = [...page.matchAll(/`((?:core|test)\/[\w./-]+)`/g)].map((m) =>
      join(dirname(path), '..', m[1]!),
    )
    expect(links.length + files.length).toBeGreaterThan(3)
    for (const file of [...links, ...files]) expect(existsSync(file), file).toBe(true)
  })
})

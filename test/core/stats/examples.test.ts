import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as stats from '#core/stats/index.ts'

/** Every example in a docstring, `expression // => result`, is run, so that none of them can go stale. */

const folder = join(import.meta.dirname, '../../../core/stats')

interface Example {
  readonly file: string
  readonly expression: string
  readonly expected: string
}

function examplesOf(file: string): Example[] {
  const text = readFileSync(join(folder, file), 'utf8')
  return [...text.matchAll(/@example\n([\s\S]*?)\*\//g)].flatMap(([, block = '']) => {
    const code = block.replace(/^ *\* ?/gm, '')
    const [expression, expected] = code.split('// =>')
    return [{ file, expression: expression?.trim() ?? '', expected: expected?.trim() ?? '' }]
  })
}

const examples = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap(examplesOf)

function evaluate(expression: string): unknown {
  const names = Object.keys(stats)
  const run = new Function(...names, `return (${expression})`) as (...values: unknown[]) => unknown
  return run(...Object.values(stats))
}

/** What the example shows must be there; numbers to the six decimals that it prints. */
function expectShown(actual: unknown, shown: unknown, path: string): void {
  if (typeof shown === 'number') {
    expect(typeof actual, path).toBe('number')
    expect(Math.abs((actual as number) - shown), path).toBeLessThanOrEqual(
      5.1e-7 * Math.max(1, Math.abs(shown) / 1000),
    )
  } else if (typeof shown === 'object' && shown !== null) {
    for (const [key, value] of Object.entries(shown)) {
      expectShown((actual as Record<string, unknown> | null)?.[key], value, `${path}.${key}`)
    }
    if (Array.isArray(shown)) expect(actual, path).toHaveLength(shown.length)
  } else {
    expect(actual, path).toBe(shown)
  }
}

test.each(examples)('$file: $expression', ({ expression, expected }) => {
  expect(expected).not.toBe('')
  expectShown(evaluate(expression), evaluate(expected), 'result')
})

test('every exported function has an example', () => {
  const functions = Object.entries(stats).filter(([, value]) => typeof value === 'function')
  const shown = examples.map((example) => example.expression).join('\n')
  expect(functions.map(([name]) => name).filter((name) => !shown.includes(`${name}(`))).toEqual([])
})

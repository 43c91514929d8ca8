import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { en } from '../../app/_messages/en.ts'
import { choose, fill, pieces } from '../../app/_messages/fill.ts'
import { t, tPieces, textIfAny } from '../../app/_messages/index.ts'

const root = join(import.meta.dirname, '../..')

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'))
}

describe('filling', () => {
  it('puts in values, and writes numbers as the language does', () => {
    expect(fill('{done} of {total}', { done: 3, total: 1200 }, 'en')).toBe('3 of 1,200')
  })
  it('leaves a name without a value standing, so that the mistake shows', () => {
    expect(fill('{a} and {b}', { a: 'x' }, 'en')).toBe('x and {b}')
  })
  it('does not look for names in what was put in', () => {
    expect(fill('{a} {b}', { a: '{b}', b: 'c' }, 'en')).toBe('{b} c')
  })
  it('chooses the plural form of the number', () => {
    const message = { one: '{count} item', other: '{count} items' }
    expect(choose(message, 1, 'en')).toBe('{count} item')
    expect(choose(message, 0, 'en')).toBe('{count} items')
    expect(choose(message, 2, 'en')).toBe('{count} items')
  })
  it('gives pieces in order for elements', () => {
    expect(pieces('Run {command} once.', { command: 42 })).toEqual(['Run ', 42, ' once.'])
    expect(pieces('{a}', { a: 1 })).toEqual([1])
  })
})

describe('the English catalogue', () => {
  const entries = Object.entries(en).map(([key, message]): [string, string[]] => [
    key,
    typeof message === 'string' ? [message] : Object.values(message),
  ])

  it('has no empty text and no broken brace', () => {
    for (const [key, texts] of entries) {
      for (const text of texts) {
        expect(text.trim(), key).not.toBe('')
        expect(text.replace(/\{\w+\}/g, ''), key).not.toMatch(/[{}]/)
      }
    }
  })

  it('has every key in one file only', () => {
    const files = readdirSync(join(root, 'app/_messages/en'))
    const keys = files.flatMap((file) =>
      [...readFileSync(join(root, 'app/_messages/en', file), 'utf8').matchAll(/^ {2}'([\w.-]+)':/gm)].map(
        (m) => m[1]!,
      ),
    )
    expect(keys.length).toBe(new Set(keys).size)
    expect(new Set(keys)).toEqual(new Set(Object.keys(en)))
  })

  it('has no text that no page uses', () => {
    const frame = ['layout.tsx', 'not-found.tsx', 'global-error.tsx'].map((f) =>
      readFileSync(join(root, 'app', f), 'utf8'),
    )
    const code = [...sources('app/_ui'), ...sources('app/(site)'), ...frame].join('\n')
    // `trust.${tier}.meaning` stands for every key of that shape.
    const patterns = [...code.matchAll(/[`']([a-z_]+\.[^`'\s]*)[`']/g)].map(
      (m) =>
        new RegExp(
          `^${m[1]!
            .split(/\$\{[^}]*\}/)
            .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
            .join('[\\w.-]+')}$`,
        ),
    )
    const unused = Object.keys(en).filter((key) => !patterns.some((p) => p.test(key)))
    expect(unused).toEqual([])
  })
})

describe('looking up', () => {
  it('gives texts, with parameters', () => {
    expect(t('nav.boards')).toBe('Boards')
    expect(t('common.items', { count: 1 })).toBe('1 item')
    expect(t('common.items', { count: 1200 })).toBe('1,200 items')
  })
  it('gives pieces', () => {
    expect(tPieces('login.intro', { file: 7 })[1]).toBe(7)
  })
  it('knows which made-up keys it has', () => {
    expect(textIfAny('outcome.scored')).toBe('scored')
    expect(textIfAny('eed.flag.unheard_of')).toBeNull()
    expect(textIfAny('toString')).toBeNull()
  })
})

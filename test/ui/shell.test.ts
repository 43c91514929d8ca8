import { describe, expect, it } from 'vitest'
import { flatFacts, plainValue } from '../../app/_ui/kit/facts.tsx'
import { messageIn } from '../../app/_ui/kit/post.ts'
import { placeOf } from '../../app/_ui/shell/main-nav.tsx'
import { nextTheme, parseTheme } from '../../app/_ui/shell/theme.ts'
import { isPhysicsDetail } from '../../app/_ui/attempt/detail.ts'
import { score } from '#core/eed/index.ts'
import { wrongSign } from './eed-results.ts'

describe('the navigation', () => {
  it('marks the page, and the section that a page is in', () => {
    expect(placeOf('/', ['/boards', '/runs'], '/')).toBe('page')
    expect(placeOf('/', ['/boards', '/runs'], '/runs/1')).toBe('true')
    expect(placeOf('/', ['/boards', '/runs'], '/runners')).toBeUndefined()
    expect(placeOf('/suites', [], '/suites/physics')).toBe('true')
    expect(placeOf('/suites', [], '/suites')).toBe('page')
    expect(placeOf('/suites', [], '/suitespot')).toBeUndefined()
  })
})

describe('the theme', () => {
  it('goes round, and takes nonsense for the device\u2019s own', () => {
    expect(['system', 'light', 'dark'].map((x) => nextTheme(parseTheme(x)))).toEqual([
      'light',
      'dark',
      'system',
    ])
    expect(parseTheme('"><script>')).toBe('system')
  })
})

describe('facts', () => {
  it('are flat, and leave out what is not there', () => {
    expect(flatFacts({ a: 1, b: { c: 'x', d: null }, e: [1, 'y'], f: undefined })).toEqual([
      ['a', '1'],
      ['b.c', 'x'],
      ['e', '1, y'],
    ])
  })
  it('are text in any shape', () => {
    expect(plainValue({ a: true, b: [{ c: 1 }] })).toBe('a: true, b: c: 1')
    expect(plainValue(null)).toBe('\u2014')
    // Known to be none, which is not the same as unknown.
    expect(plainValue([])).toBe('none')
  })
})

describe('a failed change', () => {
  it('is told in the site\u2019s own words where it has some', () => {
    expect(messageIn({ error: { code: 'conflict', message: 'the run is done' } })).toBe('the run is done')
    for (const body of [null, {}, 'x', { error: 'x' }, { error: { message: 1 } }])
      expect(messageIn(body)).toBeNull()
  })
})

describe('a stored score', () => {
  it('is recognised after its way through JSON, with and without a comparison', () => {
    const through = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
    expect(isPhysicsDetail(through({ reason: 'x', eed: wrongSign(), without_box: false }))).toBe(true)
    expect(
      isPhysicsDetail(through({ reason: 'x', eed: score('\\frac{a}{b}', 'a+b'), without_box: true })),
    ).toBe(true)
    expect(isPhysicsDetail(through({ reason: 'x', eed: score('a', '\\frac{'), without_box: true }))).toBe(
      true,
    )
    expect(isPhysicsDetail({ reason: 'x', eed: null, without_box: false })).toBe(true)
  })
  it('of another shape is left alone', () => {
    expect(isPhysicsDetail({})).toBe(false)
    expect(isPhysicsDetail({ reason: 'x', eed: {}, without_box: false })).toBe(false)
    expect(isPhysicsDetail(null)).toBe(false)
  })
})

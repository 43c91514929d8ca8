import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const css = readFileSync(join(import.meta.dirname, '../../app/globals.css'), 'utf8')
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map((m) => [
    m[1]!,
    { light: m[2]!, dark: m[3]! },
  ]),
)

/** Relative luminance of an sRGB colour, as WCAG 2 defines it. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((i) => {
    const c = parseInt(hex.slice(i, i + 2), 16) / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)]
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
}

const text = ['ink', 'muted', 'link'].flatMap((fg) =>
  ['paper', 'surface', 'sunken'].map((bg) => [fg, bg] as const),
)
const toned = ['good', 'bad', 'warn'].flatMap((c) => [
  [c, `${c}-soft`] as const,
  [c, 'surface'] as const,
  [c, 'paper'] as const,
  // the sign on a marked node: the surface's colour on the tone
  ['surface', c] as const,
])
const heat = Array.from({ length: 11 }, (_, i) => [`heat-ink-${String(i)}`, `heat-${String(i)}`] as const)
const samples = [...tokens.keys()].filter((name) => name.startsWith('sample-'))
const lines = [
  ...samples.map((c) => [c, 'surface'] as const),
  ...['gold', 'slate', 'line-strong', 'focus'].flatMap((c) => [
    [c, 'surface'] as const,
    [c, 'paper'] as const,
  ]),
  ['focus', 'sunken'] as const,
]

describe.each(['light', 'dark'] as const)('colours, %s', (scheme) => {
  const of = (name: string): string => tokens.get(name)![scheme]
  it.each([...text, ...toned, ...heat, ['on-accent', 'accent'] as const])(
    '%s on %s can be read',
    (fg, bg) => {
      expect(contrast(of(fg), of(bg))).toBeGreaterThanOrEqual(4.5)
    },
  )
  it.each(lines)('%s on %s can be seen', (fg, bg) => {
    expect(contrast(of(fg), of(bg))).toBeGreaterThanOrEqual(3)
  })
})

it('measures contrast as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})

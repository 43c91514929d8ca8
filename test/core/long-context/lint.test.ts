import { describe, expect, test } from 'vitest'
import { generate, sampleSeed } from '#core/suites/long-context/index.ts'
import { frequencies } from '#core/suites/long-context/generate/aggregation.ts'
import { ASSOCIATIONS } from '#core/suites/long-context/generate/associations.ts'
import type { Sample } from '#core/suites/long-context/index.ts'
import { HAYSTACK_WORDS } from '#core/suites/long-context/text/lexicon.ts'
import { KEY_ANIMALS, KEY_COLORS, KEY_TRAITS } from '#core/suites/long-context/text/keys.ts'
import { KINDS, occurrences, sampleOf, specOf, wordOccurrences } from './samples.ts'
import type { Kind } from './samples.ts'

const EACH = 40

/** The last message: the examples before it have codes of their own. */
const asked = (sample: Sample): string => sample.messages.at(-1)?.content ?? ''
const kinds = KINDS.map((k) => [`${k.family} ${k.variant}`, k] as const)
const only = (...families: string[]): (readonly [string, Kind])[] =>
  kinds.filter(([, k]) => families.includes(k.family))

describe.each(kinds)('%s', (_, kind) => {
  test('every needle stands in the text exactly once, in the recorded order', () => {
    for (let i = 0; i < EACH; i++) {
      const sample = sampleOf(kind, i)
      let from = 0
      for (const p of sample.placements) {
        expect(occurrences(sample.prompt, p.text)).toBe(1)
        const at = sample.prompt.indexOf(p.text)
        expect(at).toBeGreaterThanOrEqual(from)
        from = at
        expect(p.token_depth).toBeGreaterThanOrEqual(0)
        expect(p.token_depth).toBeLessThanOrEqual(100)
      }
    }
  })

  test('the same spec gives the same prompt, another index another one from the first line on', () => {
    const first = new Set<string>()
    for (let i = 0; i < EACH; i++) {
      const { prompt } = sampleOf(kind, i)
      expect(sampleOf(kind, i).prompt).toBe(prompt)
      first.add(prompt.split('\n')[0] ?? '')
    }
    expect(first.size).toBe(EACH)
  })

  test('answers are unique, and none is the answer of another needle', () => {
    for (let i = 0; i < EACH; i++) {
      const { answers, others } = sampleOf(kind, i)
      const all = [...answers.map((a) => a.text), ...others]
      expect(new Set(all).size).toBe(all.length)
    }
  })
})

describe('gold strings', () => {
  const placed = only(
    'single',
    'multi-key',
    'multi-value',
    'multi-query',
    'multi-needle',
    'variable-tracking',
    'qa',
    'state',
    'many-shot',
    'latent',
  )
  test.each(placed)('%s: stand where they were placed and nowhere else', (_, kind) => {
    for (let i = 0; i < EACH; i++) {
      const { prompt, answers, placements } = sampleOf(kind, i)
      for (const { text } of answers) {
        const inNeedles = placements.reduce((sum, p) => sum + wordOccurrences(p.text, text), 0)
        expect(inNeedles).toBeGreaterThan(0)
        expect(wordOccurrences(prompt, text)).toBe(inNeedles)
      }
    }
  })

  test('a code asked by one key stands in the text once', () => {
    for (const [, kind] of only('single', 'multi-key', 'multi-value', 'multi-query', 'multi-needle'))
      for (let i = 0; i < EACH; i++) {
        const { prompt, answers } = sampleOf(kind, i)
        for (const { text } of answers) expect(occurrences(prompt, text)).toBe(1)
      }
  })

  test('absent: the asked key is in the question only, and the form does not give it away', () => {
    const [, kind] = only('absent')[0] ?? []
    const [, other] = only('multi-key')[0] ?? []
    if (kind === undefined || other === undefined) throw new Error('no such family')
    for (let i = 0; i < EACH; i++) {
      const prompt = asked(sampleOf(kind, i))
      const key = /What is the access code of the ([a-z ]+)\?/.exec(prompt)?.[1] ?? ''
      expect(key).not.toBe('')
      expect(occurrences(prompt, key)).toBe(1)
      const frame = (text: string): string =>
        text
          .replace(/Document [\d-]+/, '')
          .replace(/Text:[^]*End of/, '')
          .replace(/code of the [a-z ]+\?/, '')
      expect(frame(prompt)).toBe(frame(asked(sampleOf(other, i))))
    }
  })

  test('scattered-givens: every given of the asked experiment is there once, the answer nowhere', () => {
    const [, kind] = only('scattered-givens')[0] ?? []
    if (kind === undefined) throw new Error('no such family')
    for (let i = 0; i < EACH; i++) {
      const { prompt, answers, placements } = sampleOf(kind, i)
      const key = /In the ([a-z]+ [a-z]+) experiment, /.exec(prompt)?.[1] ?? ''
      expect(placements.filter((p) => p.text.includes(key)).length * 3).toBe(placements.length)
      expect(prompt).not.toContain(answers[0]?.text ?? '')
    }
  })
})

describe('keys', () => {
  test('no word of a key is a word of the haystack', () => {
    const haystack = new Set(Object.values(HAYSTACK_WORDS).flat())
    for (const word of [...KEY_COLORS, ...KEY_TRAITS, ...KEY_ANIMALS]) expect(haystack.has(word)).toBe(false)
  })

  test('are unique in a sample; in dense texts each line has its own, and several nearly are the asked one', () => {
    for (const [, kind] of only('multi-key', 'multi-needle', 'multi-query', 'absent'))
      for (let i = 0; i < EACH; i++) {
        const prompt = asked(sampleOf(kind, i, kind.least + 1000))
        const keys = [...prompt.matchAll(/The access code of the ([A-Za-z ]+) is/g)].map((m) => m[1])
        expect(new Set(keys).size).toBe(keys.length)
        if (kind.variant !== 'dense') continue
        const own = (/What is the access code of the ([A-Za-z ]+)\?/.exec(prompt)?.[1] ?? '').split(' ')
        const near = keys.filter((k) => k?.split(' ').filter((w, j) => w === own[j]).length === 2)
        expect(near.length).toBeGreaterThanOrEqual(8)
      }
  })
})

describe('what would give answers away', () => {
  test('multi-value and variable-tracking: the words around the text do not tell the number of answers', () => {
    for (const [, kind] of only('multi-value', 'variable-tracking'))
      for (let i = 0; i < EACH; i++) {
        const { prompt, answers } = sampleOf(kind, i)
        const frame = prompt.replace(/^Document [\d-]+/, '').replace(/Text:\n[^]*End of the text/, '')
        expect(frame).not.toMatch(/\b(two|three|four|five|six|nine|ten|twelve|eighteen)\b/i)
        expect(frame).not.toMatch(new RegExp(`(?<![\\d])${String(answers.length)}(?![\\d])(?!")`))
        expect(frame).toContain('{"answers": ["...", ...]}')
      }
  })

  test('the order of needles differs between samples', () => {
    for (const [, kind] of only(
      'multi-value',
      'multi-query',
      'multi-needle',
      'qa',
      'latent',
      'scattered-givens',
    )) {
      if (kind.variant === '1-1') continue
      // The place of the first answer's needle among all needles.
      const ranks = new Set(
        Array.from({ length: EACH }, (_, i) => {
          const { prompt, placements, answers } = sampleOf(kind, i)
          const key = /In the ([a-z]+ [a-z]+) experiment, /.exec(prompt)?.[1] ?? answers[0]?.text ?? ''
          return placements.findIndex((p) => p.text.includes(key) || p.asked)
        }),
      )
      expect(ranks.size).toBeGreaterThan(1)
    }
  })

  test('latent: question and statement share no word stem', () => {
    for (const { fact, question } of ASSOCIATIONS) {
      const shared = stems(fact).filter((s) => stems(question).includes(s))
      expect({ fact, shared }).toEqual({ fact, shared: [] })
    }
  })

  test('latent: samples hold the statement, and nothing of the question in any of the named statements asked for', () => {
    const [, kind] = only('latent')[0] ?? []
    if (kind === undefined) throw new Error('no such family')
    for (let i = 0; i < 200; i++) {
      const sample = sampleOf(kind, i)
      expect(sample.association).toBe(i % ASSOCIATIONS.length)
      const asked = sample.placements.find((p) => p.asked)
      const question = ASSOCIATIONS[sample.association ?? 0]?.question ?? ''
      expect(sample.prompt).toContain(question)
      expect(stems(asked?.text ?? '').filter((s) => stems(question).includes(s))).toEqual([])
    }
  })
})

/** Words without what English adds at their ends; words that carry no meaning of their own left out. */
function stems(text: string): string[] {
  const small = new Set(
    'a an the is are was has have had of in on at to by for from and or who whose which what p once'.split(
      ' ',
    ),
  )
  return text
    .toLowerCase()
    .match(/[a-z]+/g)!
    .filter((w) => !small.has(w))
    .map((w) => w.replace(/(?:ings?|ers?|ies|ied|es|ed|ly|s|y|e)$/, ''))
}

describe('aggregation', () => {
  test('has no tie at the cut, for any number of words', () => {
    for (let total = 100; total < 100_000; total = Math.ceil(total * 1.07)) {
      const counts = frequencies(total, 24)
      if (counts === null) {
        expect(total).toBeLessThan(200)
        continue
      }
      expect(counts.reduce((a, b) => a + b, 0)).toBe(total)
      expect((counts[2] ?? 0) - (counts[3] ?? 0)).toBeGreaterThanOrEqual(2)
    }
  })

  test('the asked words are the most frequent ones of the text', () => {
    const [, kind] = only('aggregation')[0] ?? []
    if (kind === undefined) throw new Error('no such family')
    for (let i = 0; i < 100; i++) {
      const { prompt, answers, others } = sampleOf(kind, i, 960 + 64 * i)
      const text = /Text:\n\n([^]*)\n\nEnd of the text/.exec(prompt)?.[1] ?? ''
      const count = (word: string): number => wordOccurrences(text, word)
      const least = Math.min(...answers.map((a) => count(a.text)))
      expect(Math.max(...others.map(count))).toBeLessThan(least)
    }
  })
})

describe('depth', () => {
  test.each(kinds.filter(([, k]) => k.hasDepth))(
    '%s: the asked needle stands at the stated depth',
    (_, kind) => {
      for (const length of [4096, 16_384])
        for (let i = 0; i < 20; i++) {
          const spec = specOf(kind, i, length)
          const asked = generate(spec).placements.find((p) => p.asked)
          // Half a sentence off at most, and the other needles' own tokens.
          expect(Math.abs((asked?.token_depth ?? -1) - (spec.depth ?? 0))).toBeLessThan(
            length === 4096 ? 3 : 1,
          )
        }
    },
  )

  test('0 is the first sentence, 100 the last', () => {
    for (const [, kind] of only('single', 'multi-key'))
      for (const [depth, at] of [
        [0, 0],
        [100, 100],
      ] as const) {
        const spec = { ...specOf(kind, 1, 2048), depth }
        const sample = generate({ ...spec, seed: sampleSeed(spec, 'edges') })
        const asked = sample.placements.find((p) => p.asked)
        expect(asked?.token_depth).toBe(at)
        const text = /Text:\n\n([^]*)\n\nEnd of the text/.exec(sample.prompt)?.[1] ?? ''
        const whole = depth === 0 ? text.startsWith(asked?.text ?? '-') : text.endsWith(asked?.text ?? '-')
        expect(whole).toBe(true)
      }
  })
})

describe('order', () => {
  test.each(kinds.filter(([, k]) => k.ordered && k.variant !== '1-1'))(
    '%s: other orders have the same needles, question and length',
    (_, kind) => {
      const seen = new Set<string>()
      const spec = specOf(kind, 2, Math.max(4096, kind.least))
      const plain = generate(spec)
      for (let k = 0; k <= 8; k++) {
        const sample = generate(spec, k)
        expect(sample.answers).toEqual(plain.answers)
        expect(sample.placements.map((p) => p.text).sort()).toEqual(
          plain.placements.map((p) => p.text).sort(),
        )
        expect(Math.abs(sample.reference_tokens - plain.reference_tokens)).toBeLessThan(10)
        const end = (text: string): string => text.slice(text.indexOf('End of the text.'))
        expect(end(sample.prompt)).toBe(end(plain.prompt))
        seen.add(sample.prompt)
      }
      // Two needles have two orders only.
      expect(seen.size).toBeGreaterThanOrEqual(kind.variant === '2-2' ? 2 : 7)
    },
  )
})

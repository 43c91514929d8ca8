import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadDataset, readManifest } from '#scripts/datasets/load.ts'
import { splitHash } from '#scripts/datasets/manifest.ts'
import { seal } from '#scripts/datasets/seal.ts'
import { compareDerivations, isFault, readDerivations, tally } from '#scripts/datasets/second-derivations.ts'

const REAL = 'datasets/physics/v1'
const { items, manifest } = await loadDataset(REAL)
const derivations = await readDerivations(REAL, manifest)
const first = derivations[0]!

/** The row of the first derivation, after a change to it. */
function rowOf(change: Partial<typeof first>): { status: string; detail: string } | undefined {
  return compareDerivations(items, [{ ...first, ...change }]).find((row) => row.id === first.id)
}

describe('the published second derivations', () => {
  test.each(compareDerivations(items, derivations))('$id: $status', ({ status, detail }) => {
    expect(isFault(status), detail).toBe(false)
  })

  test('say in the card how many there are, and what became of them', async () => {
    const card = await readFile(path.join(REAL, 'CARD.md'), 'utf8')
    const rows = compareDerivations(items, derivations)
    const missing = rows.some((row) => row.status === 'missing') ? '' : ', none missing'
    expect(card).toContain(`State: ${tally(rows)}${missing}.`)
  })

  test('every doubt and every note is about something', () => {
    for (const d of derivations) {
      if (d.settled !== undefined) expect(d.settled.length, d.id).toBeGreaterThan(40)
      expect(d.derivation.length, d.id).toBeGreaterThan(100)
    }
  })
})

describe('a planted fault', () => {
  test('another value is a disagreement, unless it is settled', () => {
    expect(rowOf({})).toMatchObject({ status: 'agreed' })
    const planted = derivations.map(({ id, revision, answer, derivation, doubts }) => {
      return { id, revision, answer: `2(${answer})`, derivation, doubts }
    })
    for (const { id, status } of compareDerivations(items, planted)) {
      expect(status, id).toBe(derivations.some((d) => d.id === id) ? 'disagreed' : 'missing')
    }
    const settled = rowOf({ answer: 'v', settled: 'The key is right: the second answer forgot the bag.' })
    expect(settled).toMatchObject({ status: 'settled' })
    expect(settled?.detail).toMatch(/^other value: /)
  })

  test('an answer that cannot be read is a disagreement, with the reason', () => {
    expect(rowOf({ answer: '\\frac{m' })).toMatchObject({ status: 'disagreed' })
    expect(rowOf({ answer: '\\frac{m' })?.detail).toContain('\\frac{m')
  })

  test('another revision is outdated, an item without derivation is missing', () => {
    expect(rowOf({ revision: first.revision + 1 })).toMatchObject({ status: 'outdated' })
    const rows = compareDerivations(items, [first])
    expect(rows.map((row) => row.status)).toEqual(['agreed', ...items.slice(1).map(() => 'missing')])
    expect(tally(rows)).toBe(`1 agreed, ${items.length - 1} missing`)
    expect(rows.some((row) => isFault(row.status))).toBe(false)
  })

  test('a derivation of no item is refused', () => {
    expect(() => compareDerivations(items, [{ ...first, id: 'mech-nothing' }])).toThrow(
      'there is a second derivation of mech-nothing, but no such item',
    )
  })
})

describe('files and hashes', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'touchstone-derivations-'))
    await cp(REAL, folder, { recursive: true })
  })
  afterEach(async () => {
    await rm(folder, { recursive: true })
  })

  async function edit(file: string, change: (lines: string[]) => string[]): Promise<void> {
    const where = path.join(folder, file)
    await writeFile(where, change((await readFile(where, 'utf8')).split('\n')).join('\n'))
  }

  test('a repeated or malformed line is told with its place', async () => {
    await edit('second-derivations.jsonl', ([line = '', ...rest]) => [line, line, ...rest])
    await expect(readDerivations(folder, manifest)).rejects.toThrow(
      `second-derivations.jsonl:2: ${first.id} occurs twice`,
    )
    await edit('second-derivations.jsonl', ([line = '']) => [line.replace('"answer"', '"result"')])
    await expect(readDerivations(folder, manifest)).rejects.toThrow(/second-derivations\.jsonl:1: answer: /)
  })

  test('a dataset without the file has none', async () => {
    const files = manifest.files.filter((file) => file.role !== 'derivations')
    expect(await readDerivations(folder, { files })).toEqual([])
  })

  test('a changed derivation is seen by the manifest, but changes no split', async () => {
    await edit('second-derivations.jsonl', (lines) => lines.map((line) => line.replace('Hence', 'So')))
    await expect(loadDataset(folder)).rejects.toThrow(/second-derivations\.jsonl: differs from the manifest/)
    const after = await seal(folder)
    for (const split of ['smoke', 'public']) expect(splitHash(after, split)).toBe(splitHash(manifest, split))
  })

  test('a translation can be added, corrected and dropped under the same revision and split hash', async () => {
    const without = (line: string): string => line.replace(/, "zh": "(?:[^"\\]|\\.)*"/, '')
    await edit('items.jsonl', (lines) => lines.map(without))
    const bare = await seal(folder)
    expect(bare.items.every((entry) => entry.translations === undefined)).toBe(true)
    await cp(path.join(REAL, 'items.jsonl'), path.join(folder, 'items.jsonl'))
    const full = await seal(folder)
    expect(full.items.every((entry) => entry.translations?.['zh'] !== undefined)).toBe(true)
    await edit('items.jsonl', (lines) => lines.map((line) => line.replace('"zh": "', '"zh": "更正：')))
    const corrected = await seal(folder)
    expect(corrected.items.map((e) => e.translations)).not.toEqual(full.items.map((e) => e.translations))
    for (const split of ['smoke', 'public']) {
      const hashes = [bare, full, corrected].map((m) => splitHash(m, split))
      expect(new Set(hashes).size).toBe(1)
    }
    expect((await loadDataset(folder)).items).toHaveLength((await readManifest(folder)).items.length)
  })
})

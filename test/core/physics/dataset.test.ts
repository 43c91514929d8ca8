import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { getSuite } from '#core/suites/index.ts'
import { DOMAINS, LEVELS } from '#core/suites/physics/index.ts'
import { DatasetError, loadDataset, readManifest } from '#scripts/datasets/load.ts'
import { splitHash } from '#scripts/datasets/manifest.ts'
import { seal, sealFaults } from '#scripts/datasets/seal.ts'

const REAL = 'datasets/physics/v1'

describe('the published dataset', () => {
  test('loads, with every hash as the manifest says', async () => {
    const { items, manifest } = await loadDataset(REAL)
    expect(items).toHaveLength(manifest.items.length)
    expect(manifest).toMatchObject({ suite: 'physics', version: 'v1', license: 'CC-BY-4.0' })
  })

  test('smoke has two items of each domain; every item is public', async () => {
    const { items } = await loadDataset(REAL)
    const smoke = items.filter((i) => i.public.splits.includes('smoke'))
    for (const domain of DOMAINS) expect(smoke.filter((i) => i.public.domain === domain)).toHaveLength(2)
    expect(items.every((i) => i.public.splits.includes('public'))).toBe(true)
    const known = getSuite('physics').splits.map((s) => s.id)
    for (const item of items) for (const split of item.public.splits) expect(known).toContain(split)
  })

  test('has at least 8 items in each domain and 15 at each level', async () => {
    const { items } = await loadDataset(REAL)
    for (const domain of DOMAINS) {
      expect(items.filter((i) => i.public.domain === domain).length).toBeGreaterThanOrEqual(8)
    }
    for (const level of LEVELS) {
      expect(items.filter((i) => i.public.level === level).length).toBeGreaterThanOrEqual(15)
    }
  })

  test('the card tells the true numbers and the canary', async () => {
    const { items, manifest } = await loadDataset(REAL)
    const card = await readFile(path.join(REAL, 'CARD.md'), 'utf8')
    expect(card).toContain(manifest.canary)
    for (const domain of [...DOMAINS, 'all']) {
      const row = new RegExp(`^\\|\\s*${domain}\\s*\\|(.*)\\|$`, 'm').exec(card)?.[1]
      const told = row?.split('|').map((cell) => Number(cell.trim()))
      const among = items.filter((i) => domain === 'all' || i.public.domain === domain)
      const counted = LEVELS.map((level) => among.filter((i) => i.public.level === level).length)
      expect(told, domain).toEqual([...counted, among.length])
    }
  })

  test('public items hold nothing of their keys', async () => {
    const { items } = await loadDataset(REAL)
    for (const item of items) {
      const { answer, solution } = item.key as { answer: string; solution: string }
      const shown = JSON.stringify(item.public)
      expect(shown).not.toContain(JSON.stringify(answer).slice(1, -1))
      expect(shown).not.toContain(JSON.stringify(solution).slice(1, 60))
    }
  })
})

describe('a broken dataset', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'touchstone-dataset-'))
    await cp(REAL, folder, { recursive: true })
  })
  afterEach(async () => {
    await rm(folder, { recursive: true })
  })

  /** Rewrites line `n` (from 1) of a file. */
  async function edit(file: string, n: number, change: (line: string) => string): Promise<void> {
    const where = path.join(folder, file)
    const lines = (await readFile(where, 'utf8')).split('\n')
    lines[n - 1] = change(lines[n - 1] ?? '')
    await writeFile(where, lines.join('\n'))
  }

  test('a changed item without a new manifest is refused', async () => {
    await edit('items.jsonl', 3, (line) => line.replace('wagon', 'waggon'))
    await expect(loadDataset(folder)).rejects.toThrow(/items\.jsonl: differs from the manifest/)
  })

  test('and is not sealed without a higher revision', async () => {
    await edit('keys.jsonl', 3, (line) => line.replace('8F', '9F'))
    await expect(seal(folder)).rejects.toThrow('mech-drum-wagon: changed without a higher revision (1)')
  })

  test('with a higher revision of item and key it is sealed, and the hash of its split changes', async () => {
    const before = await readManifest(folder)
    await edit('keys.jsonl', 3, (line) => line.replace('"revision": 1', '"revision": 2').replace('8F', '9F'))
    await expect(seal(folder)).rejects.toThrow('mech-drum-wagon has revision 1, but its key has 2')
    await edit('items.jsonl', 3, (line) => line.replace('"revision": 1', '"revision": 2'))
    const after = await seal(folder)
    expect((await loadDataset(folder)).items).toHaveLength(before.items.length)
    expect(splitHash(after, 'public')).not.toBe(splitHash(before, 'public'))
    expect(splitHash(after, 'smoke')).toBe(splitHash(before, 'smoke'))
  })

  test('an item cannot silently disappear', async () => {
    await edit('items.jsonl', 1, () => '')
    await edit('keys.jsonl', 1, () => '')
    await expect(seal(folder)).rejects.toThrow('mech-skateboard-catch: has gone')
  })

  test.each<[string, string, number, (line: string) => string, RegExp]>([
    ['no JSON', 'items.jsonl', 2, (l) => l.slice(0, -5), /items\.jsonl:2: not JSON/],
    [
      'a wrong level',
      'items.jsonl',
      2,
      (l) => l.replace('high-school', 'nursery'),
      /items\.jsonl:2: level: /,
    ],
    [
      'a reversed range',
      'items.jsonl',
      2,
      (l) => l.replace('[0.5, 2]', '[2, 0.5]'),
      /items\.jsonl:2: body\.symbols\.m\.range: must be \[low, high\]/,
    ],
    [
      'a missing answer',
      'keys.jsonl',
      4,
      (l) => l.replace('"answer"', '"result"'),
      /keys\.jsonl:4: answer: /,
    ],
    [
      'an unknown field',
      'keys.jsonl',
      4,
      (l) => l.replace('"trap"', '"pit": 1, "trap"'),
      /keys\.jsonl:4: .*pit/,
    ],
    ['a missing key', 'keys.jsonl', 5, () => '', /has no key/],
    ['a stray key', 'items.jsonl', 5, () => '', /there is a key of mech-floor-polisher, but no such item/],
    [
      'a repeated item',
      'items.jsonl',
      2,
      (l) => `${l}\n${l}`,
      /items\.jsonl:3: mech-sponge-pole occurs twice/,
    ],
    [
      'another version',
      'items.jsonl',
      2,
      (l) => l.replace('"v1"', '"v2"'),
      /items\.jsonl:2: .* says version v2/,
    ],
  ])('%s is told with file and line', async (_, file, line, change, message) => {
    await edit(file, line, change)
    // Sealing reads the lines before it looks at any hash.
    await expect(seal(folder)).rejects.toThrow(message)
    await expect(seal(folder)).rejects.toBeInstanceOf(DatasetError)
  })

  test('a missing file, a missing manifest', async () => {
    await rm(path.join(folder, 'keys.jsonl'))
    await expect(loadDataset(folder)).rejects.toThrow(/keys\.jsonl: cannot be read/)
    await rm(path.join(folder, 'manifest.json'))
    await expect(loadDataset(folder)).rejects.toThrow(/manifest\.json: cannot be read/)
  })
})

test('sealFaults: new items are welcome, old ones must not go back', async () => {
  const { items } = await readManifest(REAL)
  const [first] = items
  if (first === undefined) throw new Error('no items')
  expect(sealFaults([], items)).toEqual([])
  expect(sealFaults(items, items)).toEqual([])
  expect(sealFaults([{ ...first, revision: 2 }], [first])).toEqual([`${first.id}: revision 1 after 2`])
})

test('splitHash refuses a split without items', async () => {
  const manifest = await readManifest(REAL)
  expect(() => splitHash(manifest, 'held-out')).toThrow('no items in the split "held-out"')
})

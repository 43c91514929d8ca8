import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { SuiteItem } from '#core/suites/index.ts'
import { loadDataset } from '#scripts/datasets/load.ts'
import { readPrivateItems } from '#scripts/datasets/private-items.ts'

const { items } = await loadDataset('datasets/physics/v1')
const taken = new Set(items.map((i) => i.public.id))

/** A published item as an operator's own. */
function own(n: number, id = `own-${String(n)}`): SuiteItem {
  const item = items[n]!
  return {
    public: { ...item.public, id, cluster: id, splits: ['held-out'] },
    key: { ...(item.key as object), id },
  }
}

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'touchstone-private-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})
const write = (file: string, lines: readonly unknown[]): Promise<void> =>
  writeFile(
    path.join(folder, file),
    lines.map((l) => `${typeof l === 'string' ? l : JSON.stringify(l)}\n`).join(''),
  )

describe('private items', () => {
  test('are read from any .jsonl files, items and keys in any order', async () => {
    await write('b.jsonl', [own(0).public, own(1).key, '', own(1).public])
    await write('a.jsonl', [own(0).key])
    await write('notes.txt', ['no JSON'])
    expect(await readPrivateItems(folder, taken)).toEqual([own(0), own(1)])
    expect(await readPrivateItems(path.join(folder, 'none'), taken)).toEqual([])
  })

  const { public: item, key } = own(2)
  test.each<[string, readonly unknown[], RegExp]>([
    [
      'no JSON',
      ['{"id": "own-2", "secret words'],
      /a\.jsonl:1: not JSON: one line must hold one whole object/,
    ],
    ['another shape', [{ ...item, level: 'nursery' }, key], /a\.jsonl:1: no item: level: /],
    ['an item without a key', [item], /a\.jsonl:1: no line holds its key/],
    ['a key without an item', [key], /a\.jsonl:1: a key, but no item has its id/],
    ['two keys', [item, key, key], /a\.jsonl:3: a second key for one item/],
    ['two items', [item, key, item], /a\.jsonl:3: its id is taken/],
    ['a public split', [{ ...item, splits: ['public', 'held-out'] }, key], /splits must be \["held-out"\]/],
    ['another version', [{ ...item, version: 'v2' }, key], /version must be "v1"/],
    ['another revision', [item, { ...(key as object), revision: 2 }], /its key has another revision/],
    [
      'a wrong key',
      [item, { ...(key as object), answer: `${(key as { answer: string }).answer}\\cdot m` }],
      /a\.jsonl:1: the check "dimension" fails/,
    ],
  ])('%s is told with file and line', async (_, lines, message) => {
    await write('a.jsonl', lines)
    await expect(readPrivateItems(folder, taken)).rejects.toThrow(message)
  })

  test('the id of a published item is refused', async () => {
    const stolen = own(0, items[0]!.public.id)
    await write('a.jsonl', [stolen.public, stolen.key])
    await expect(readPrivateItems(folder, taken)).rejects.toThrow(/its id is taken/)
  })

  test('what a log may hold quotes nothing of an item; a terminal gets it in full', async () => {
    const { answer } = key as { answer: string }
    const wrong = { ...(key as object), answer: `${answer}+\\xi`, wrong: [answer] }
    await write('a.jsonl', [item, wrong, '{"statement": "A secret scene'])
    const said = async (inFull: boolean): Promise<string> =>
      readPrivateItems(folder, taken, inFull).then(
        () => '',
        (error: unknown) => (error instanceof Error ? error.message : ''),
      )
    const short = await said(false)
    expect(short).toContain('the check "parses" fails')
    for (const text of [answer, 'xi', 'secret scene']) expect(short).not.toContain(text)
    expect(await said(true)).toContain('the answer holds the undeclared symbol xi')
  })
})

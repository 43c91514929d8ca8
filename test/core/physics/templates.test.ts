import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import katex from 'katex'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { physicsBodySchema, physicsKeySchema } from '#core/suites/physics/index.ts'
import { TEMPLATES, choiceName, itemOf, variantsOf } from '#core/suites/physics/templates/index.ts'
import type { SuiteItem } from '#core/suites/index.ts'
import { loadDataset } from '#scripts/datasets/load.ts'
import { templateFaults } from '#scripts/datasets/physics/check-template.ts'
import { ROUTES } from '#scripts/datasets/physics/routes/index.ts'
import { TEMPLATE_ROUTES } from '#scripts/datasets/physics/template-routes/index.ts'
import { seal } from '#scripts/datasets/seal.ts'
import { publishedForms, underRevision, writeTemplates } from '#scripts/datasets/templates-write.ts'

const REAL = 'datasets/physics/v1'
const { items } = await loadDataset(REAL)
const stored = new Map(items.map((i) => [i.public.id, i]))

/** The formulas of a text; throws where a dollar sign has no partner. */
function formulas(text: string): string[] {
  const parts = text.split('$')
  if (parts.length % 2 === 0) throw new Error(`an odd number of dollar signs in: ${text}`)
  return parts.filter((_, i) => i % 2 === 1)
}

describe('every form of every template', () => {
  test.each(TEMPLATES.map((template) => ({ id: template.id, template })))(
    '$id',
    { timeout: 120_000 },
    ({ template }) => {
      expect(templateFaults(template, TEMPLATE_ROUTES[template.id])).toEqual([])
      for (const choice of variantsOf(template)) {
        const item = itemOf(template, choice, ['public'])
        const body = physicsBodySchema.parse(item.public.body)
        const key = physicsKeySchema.parse(item.key)
        const prose = [...Object.values(body.statement), key.solution, key.trap].flatMap(formulas)
        const bare = [key.answer, ...key.wrong, ...key.checks.limits.flatMap((l) => [l.to, l.gives])]
        for (const tex of [...prose, ...bare])
          expect(() => katex.renderToString(tex, { throwOnError: true, strict: 'error' }), tex).not.toThrow()
      }
    },
  )

  test('ids are unique, and every route belongs to a template', () => {
    const ids = TEMPLATES.map((t) => t.id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(Object.keys(TEMPLATE_ROUTES).sort()).toEqual([...ids].sort())
    expect(ids.filter((id) => ROUTES[id] !== undefined)).toEqual([])
    for (const template of TEMPLATES) {
      const names = variantsOf(template).map((choice) => choiceName(template, choice))
      expect(new Set(names).size, template.id).toBe(names.length)
    }
  })
})

describe('the files', () => {
  test('hold the published form of every template, and nothing else beside the items written by hand', () => {
    for (const item of publishedForms()) {
      const found = stored.get(item.public.id)
      expect(found, item.public.id).toBeDefined()
      expect(found).toEqual(underRevision(item, (found!.key as { revision: number }).revision))
    }
    const ids = [...Object.keys(ROUTES), ...TEMPLATES.map((t) => t.id)]
    expect([...stored.keys()].sort()).toEqual(ids.sort())
  })

  test('come with a card that tells how many templates and forms there are', async () => {
    const sizes = TEMPLATES.map((t) => variantsOf(t).length)
    const all = sizes.reduce((a, b) => a + b, 0)
    expect(await readFile(path.join(REAL, 'CARD.md'), 'utf8')).toContain(
      `${TEMPLATES.length} templates with ${all} forms in all, ${Math.min(...sizes)} to ${Math.max(...sizes)} each`,
    )
  })
})

describe('writing', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'touchstone-templates-'))
    await cp(REAL, folder, { recursive: true })
  })
  afterEach(async () => {
    await rm(folder, { recursive: true })
  })
  const read = (file: string): Promise<string> => readFile(path.join(folder, file), 'utf8')
  const edit = async (file: string, change: (text: string) => string): Promise<void> => {
    await writeFile(path.join(folder, file), change(await read(file)))
  }
  const [first] = TEMPLATES
  const count = TEMPLATES.length
  const itemNow = async (): Promise<SuiteItem> =>
    (await loadDataset(folder)).items.find((i) => i.public.id === first?.id)!

  test('leaves equal files as they are, byte for byte', async () => {
    const before = [await read('items.jsonl'), await read('keys.jsonl')]
    expect(await writeTemplates(folder)).toEqual({ added: 0, changed: 0, unchanged: count })
    expect([await read('items.jsonl'), await read('keys.jsonl')]).toEqual(before)
  })

  test('puts back what is missing, at the end, and no line of others is touched', async () => {
    const without = (text: string): string =>
      text
        .split('\n')
        .filter((line) => !TEMPLATES.some((t) => line.startsWith(`{"id": "${t.id}"`)))
        .join('\n')
    const whole = (await read('items.jsonl')).split('\n').sort()
    await edit('items.jsonl', without)
    await edit('keys.jsonl', without)
    const byHand = await read('items.jsonl')
    expect(await writeTemplates(folder)).toEqual({ added: count, changed: 0, unchanged: 0 })
    const after = await read('items.jsonl')
    expect(after.startsWith(byHand)).toBe(true)
    expect(after.split('\n').sort()).toEqual(whole)
    await expect(seal(folder)).resolves.toMatchObject({ suite: 'physics' })
  })

  test('a template that says something else than the sealed item raises its revision', async () => {
    const { id, title } = stored.get(first!.id)!.public
    const other = (text: string): string => text.replace(`"title": "${title}"`, '"title": "As it was"')
    const up = (text: string): string =>
      text.replace(new RegExp(`({"id": "${id}".*?"revision": )\\d+`), (_, head: string) => `${head}7`)
    await edit('items.jsonl', (text) => up(other(text)))
    await edit('keys.jsonl', up)
    await seal(folder)
    expect((await itemNow()).public.title).toBe('As it was')
    expect(await writeTemplates(folder)).toEqual({ added: 0, changed: 1, unchanged: count - 1 })
    await seal(folder)
    const after = await itemNow()
    expect(after.public.title).toBe(title)
    expect(after.key).toMatchObject({ revision: 8 })
    expect(after.public.body).toMatchObject({ revision: 8 })
  })
})

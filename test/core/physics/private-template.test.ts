import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { TEMPLATES, choiceName, itemOf, variantsOf } from '#core/suites/physics/templates/index.ts'
import { drawPrivate, privateLines } from '#scripts/datasets/private-template.ts'
import { readPrivateItems } from '#scripts/datasets/private-items.ts'
import { TEMPLATE_ROUTES } from '#scripts/datasets/physics/template-routes/index.ts'
import { cloneRoot } from '#lib/home.ts'
import { start } from '../../support/processes.ts'

const published = TEMPLATES.find((t) => t.id === 'mech-two-boats')!
const template = { ...published, id: 'mech-own-boats' }
const route = TEMPLATE_ROUTES[published.id]!
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'touchstone-private-template-'))
})
afterAll(() => rm(folder, { recursive: true }))

it('draws one form by the secret, which is imported as a private item', async () => {
  const item = drawPrivate(template, route, 'aa', 1)
  expect(drawPrivate(template, route, 'aa', 1)).toEqual(item)
  const others = Array.from({ length: 30 }, (_, i) => drawPrivate(template, route, 'aa', i + 2).public.body)
  expect(new Set(others.map((body) => JSON.stringify(body))).size).toBeGreaterThan(3)
  const forms = variantsOf(template).map((choice) => itemOf(template, choice, ['held-out']).public.body)
  expect(forms).toContainEqual(item.public.body)
  await writeFile(path.join(folder, 'own.jsonl'), privateLines(item))
  const [read] = await readPrivateItems(folder, new Set([published.id]), true)
  expect(read).toEqual(item)
  expect(read!.public.id).toMatch(/^mech-own-boats-p-[0-9a-f]{8}$/)
})

it('refuses a template with a wrong key, naming the form', () => {
  const wrong = {
    ...template,
    form: (choice: Parameters<typeof template.form>[0]) => {
      const form = template.form(choice)
      return choiceName(template, choice) === 'tied.time' ? { ...form, answer: `2${form.answer}` } : form
    },
  }
  expect(() => drawPrivate(wrong, route, 'aa', 1)).toThrow(/tied\.time: route/)
})

it('is a command', async () => {
  const module = path.join(folder, 'mine.ts')
  const at = (file: string) => JSON.stringify(path.join(cloneRoot(), file))
  await writeFile(
    module,
    `import { twoBoats } from ${at('core/suites/physics/templates/mechanics/two-boats.ts')}
     import { TEMPLATE_ROUTES } from ${at('scripts/datasets/physics/template-routes/index.ts')}
     export const template = { ...twoBoats, id: 'mech-my-boats' }
     export const route = TEMPLATE_ROUTES['mech-two-boats']`,
  )
  const run = (...args: string[]) =>
    start(['scripts/datasets/private-template.ts', ...args], { TOUCHSTONE_HOME: folder }).ended
  const done = await run(module, '--draw', '3')
  expect(done.code, done.output).toBe(0)
  expect(done.output).toContain('one of 12 forms, all sound')
  const made = path.join(folder, 'private-items', 'physics')
  expect(await readdir(made)).toEqual(['mech-my-boats.jsonl'])
  expect(await readPrivateItems(made, new Set(), true)).toHaveLength(1)
  expect(await readFile(path.join(made, 'mech-my-boats.jsonl'), 'utf8')).toContain('"held-out"')
  expect((await run()).code).toBe(2)
}, 60_000)

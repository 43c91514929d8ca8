import { describe, expect, test } from 'vitest'
import { score } from '#core/eed/index.ts'
import { getSuite } from '#core/suites/index.ts'
import { drawHeldOut, heldOutChoice } from '#core/suites/physics/held-out.ts'
import { eedOptions, physicsBodySchema, physicsKeySchema } from '#core/suites/physics/index.ts'
import { TEMPLATES, choiceName, itemOf, variantsOf } from '#core/suites/physics/templates/index.ts'

const secret = (n: number): string => n.toString(16).padStart(64, '0')
const suite = getSuite('physics')

describe('the held-out split', () => {
  test('has one form of every template, the same for the same secret, others for another', () => {
    const one = drawHeldOut(secret(1))
    expect(one.map((i) => i.public.cluster)).toEqual(TEMPLATES.map((t) => t.id))
    expect(suite.draw?.('held-out', {}, secret(1))).toEqual(one)
    expect(suite.draw?.('public', {}, '')).toEqual([])
    const two = drawHeldOut(secret(2))
    const changed = one.filter((item, i) => item.public.id !== two[i]!.public.id)
    expect(changed).toHaveLength(one.length)
    const otherForm = TEMPLATES.filter(
      (t) => choiceName(t, heldOutChoice(t, secret(1))) !== choiceName(t, heldOutChoice(t, secret(2))),
    )
    expect(otherForm.length).toBeGreaterThan(TEMPLATES.length / 2)
  })

  test('an item says what its form says, under an id that names the template alone', () => {
    for (const [i, item] of drawHeldOut(secret(3)).entries()) {
      const template = TEMPLATES[i]!
      const form = itemOf(template, heldOutChoice(template, secret(3)), ['held-out'])
      expect(item.public).toEqual({ ...form.public, id: item.public.id })
      expect(item.key).toEqual({ ...(form.key as object), id: item.public.id })
      expect(item.public.id).toMatch(new RegExp(`^${template.id}~h-[0-9a-f]{8}$`))
      expect(item.public.splits).toEqual(['held-out'])
    }
  })

  test('never uses the published form, and every other one for some secret', () => {
    for (const template of TEMPLATES) {
      const used = new Set<string>()
      for (
        let n = 0;
        n < 40 * variantsOf(template).length && used.size < variantsOf(template).length - 1;
        n++
      )
        used.add(choiceName(template, heldOutChoice(template, secret(n))))
      expect(used.has(choiceName(template, template.published)), template.id).toBe(false)
      expect(used.size, template.id).toBe(variantsOf(template).length - 1)
    }
  })

  test('the published answer is wrong there, for every template', () => {
    for (const [i, item] of drawHeldOut(secret(4)).entries()) {
      const template = TEMPLATES[i]!
      const body = physicsBodySchema.parse(item.public.body)
      const key = physicsKeySchema.parse(item.key)
      const result = score(key.answer, template.form(template.published).answer, eedOptions(body))
      expect(result.equal, template.id).toBe(false)
    }
  })

  test('needs a secret', () => {
    expect(() => drawHeldOut('')).toThrow("the held-out split needs the deployment's secret")
  })
})

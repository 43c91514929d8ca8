/**
 * Checks the physics templates: every form of every template passes each check that an item must pass.
 *
 *   node scripts/datasets/templates-check.ts [--template ID] [--domain NAME]
 *
 * Prints a line for each template with the size of its variant space, and a line for every fault; exit code 1
 * where there is one.
 */
import { parseArgs } from 'node:util'
import { TEMPLATES, variantsOf } from '#core/suites/physics/templates/index.ts'
import { templateFaults } from './physics/check-template.ts'
import { TEMPLATE_ROUTES } from './physics/template-routes/index.ts'

const { values } = parseArgs({ options: { template: { type: 'string' }, domain: { type: 'string' } } })
const chosen = TEMPLATES.filter(
  (t) =>
    (values.template === undefined || t.id === values.template) &&
    (values.domain === undefined || t.domain === values.domain),
)
let faulty = 0
let forms = 0
for (const template of chosen) {
  const faults = templateFaults(template, TEMPLATE_ROUTES[template.id])
  const size = variantsOf(template).length
  forms += size
  if (faults.length > 0) faulty++
  console.log(
    `${template.id}: ${template.level}, ${String(size)} forms, ${faults.length === 0 ? 'sound' : 'FAULTY'}`,
  )
  for (const fault of faults) console.log(`  ${fault}`)
}
console.log(
  `${String(chosen.length)} templates, ${String(forms)} forms; ${String(faulty)} templates with faults`,
)
if (faulty > 0 || chosen.length === 0) process.exitCode = 1

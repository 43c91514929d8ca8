/**
 * Draws a private item from an operator's own template.
 *
 *   node scripts/datasets/private-template.ts FILE [--draw N]
 *
 * FILE is a TypeScript module that exports `template` (core/suites/physics/templates/template.ts) and `route`
 * (scripts/datasets/physics/template-routes/template-route.ts). Every form of it is checked as the published templates
 * are, the independent route included; then one form, chosen by this deployment's secret key and N (default 1), is
 * written to `<home>/private-items/physics/<template>.jsonl`, in place of an earlier draw. The next start imports it.
 */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { pathToFileURL } from 'node:url'
import { sha256Hex } from '#core/canonical-json.ts'
import { heldOutItem } from '#core/suites/physics/held-out.ts'
import type { Template } from '#core/suites/physics/templates/index.ts'
import { variantsOf } from '#core/suites/physics/templates/index.ts'
import type { SuiteItem } from '#core/suites/types.ts'
import { secretKey } from '#lib/home.ts'
import { DatasetError } from './load.ts'
import { privateFolder } from './private-items.ts'
import { templateFaults } from './physics/check-template.ts'
import type { TemplateRoute } from './physics/template-routes/index.ts'

/**
 * The item that a deployment draws from a private template: the same for the same secret and draw.
 *
 * Throws a DatasetError that lists every fault of the template.
 *
 * @param draw 1, 2, ...: another number can be another form
 * @example drawPrivate(template, route, 'ab12...', 1).public.splits // ['held-out']
 */
export function drawPrivate(
  template: Template,
  route: TemplateRoute,
  secret: string,
  draw: number,
): SuiteItem {
  const faults = templateFaults(template, route)
  if (faults.length > 0) throw new DatasetError(`the template is not sound:\n  ${faults.join('\n  ')}`)
  const own = sha256Hex(`touchstone-private-template ${secret} ${template.id} ${String(draw)}`)
  return heldOutItem(template, own, '-p-')
}

/** The lines of an item's file: the item and its key. */
export function privateLines(item: SuiteItem): string {
  return `${JSON.stringify(item.public)}\n${JSON.stringify(item.key)}\n`
}

async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { draw: { type: 'string', default: '1' } },
  })
  const [file] = positionals
  if (file === undefined || positionals.length > 1 || !/^[1-9]\d{0,5}$/.test(values.draw)) {
    console.error(
      'usage: node scripts/datasets/private-template.ts FILE [--draw N], N a whole number from 1 up',
    )
    return 2
  }
  const { template, route } = (await import(pathToFileURL(path.resolve(file)).href)) as {
    template?: Template
    route?: TemplateRoute
  }
  if (template === undefined || route === undefined) {
    console.error(`${file}: must export a \`template\` and its \`route\``)
    return 2
  }
  const item = drawPrivate(template, route, secretKey().toString('hex'), Number(values.draw))
  const target = path.join(privateFolder(), `${template.id}.jsonl`)
  mkdirSync(privateFolder(), { recursive: true, mode: 0o700 })
  writeFileSync(`${target}.new`, privateLines(item), { mode: 0o600 })
  renameSync(`${target}.new`, target)
  console.log(
    `${target}: one of ${String(variantsOf(template).length)} forms, all sound; the next start imports it`,
  )
  return 0
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    process.exitCode = await run(process.argv.slice(2))
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  }
}

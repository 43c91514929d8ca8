/**
 * Checks the published datasets: reads every line, compares the manifest's hashes, and proves every key.
 *
 *   node scripts/datasets-check.ts [folder] [--item ID]
 *
 * Without a folder it checks all of them. For physics it prints a table of domain by level and how many keys a second
 * derivation agrees with, and the templates with their numbers of forms, each form checked as an item is; for
 * sycophancy a table of kind by split, for judges one of labels; and a line for every fault. Exit code 1 where there is one.
 */
import { DOMAINS, LEVELS, physicsBodySchema, physicsKeySchema } from '#core/suites/physics/schema.ts'
import { TEMPLATES, variantsOf } from '#core/suites/physics/templates/index.ts'
import { DatasetError, loadDataset } from './datasets/load.ts'
import type { Dataset } from './datasets/load.ts'
import type { Fault } from './datasets/fault.ts'
import { checkGold, goldTable } from './datasets/judges/check.ts'
import { goldItems } from './datasets/judges/items.ts'
import { splitHash } from './datasets/manifest.ts'
import { CHECKS, ROUTE_POINTS, ROUTE_TOLERANCE, checkItem } from './datasets/physics/check.ts'
import type { CheckReport } from './datasets/physics/check.ts'
import { templateFaults } from './datasets/physics/check-template.ts'
import { routeOf } from './datasets/physics/route-of.ts'
import { TEMPLATE_ROUTES } from './datasets/physics/template-routes/index.ts'
import { compareDerivations, isFault, readDerivations, tally } from './datasets/second-derivations.ts'
import type { Comparison } from './datasets/second-derivations.ts'
import { checkItems, tableOf } from './datasets/sycophancy/check.ts'
import { makeItems } from './datasets/sycophancy/items.ts'

const args = process.argv.slice(2)
const only = args.includes('--item') ? args[args.indexOf('--item') + 1] : undefined
const PHYSICS = 'datasets/physics/v1'
const SYCOPHANCY = 'datasets/sycophancy/v2'
const named = args.find((arg) => !arg.startsWith('--') && arg !== only)

try {
  for (const folder of named === undefined ? [PHYSICS, SYCOPHANCY, 'datasets/judges/v1'] : [named]) {
    const dataset = await loadDataset(folder)
    if (!(await check(folder, dataset))) process.exitCode = 1
  }
} catch (error) {
  if (!(error instanceof DatasetError)) throw error
  console.error(error.message)
  process.exitCode = 1
}

async function check(folder: string, dataset: Dataset): Promise<boolean> {
  const { manifest, items } = dataset
  if (manifest.suite === 'sycophancy') {
    const made = makeItems((await loadDataset(PHYSICS)).items)
    return reportFaults(dataset, tableOf(items), checkItems(items, made))
  }
  if (manifest.suite === 'judges') {
    const scenarios = (await loadDataset(SYCOPHANCY)).items
    return reportFaults(dataset, goldTable(items), checkGold(items, scenarios, goldItems()))
  }
  const derivations = await readDerivations(folder, dataset.manifest)
  return report(dataset, compareDerivations(dataset.items, derivations))
}

function reportFaults({ manifest, items }: Dataset, summary: string, found: readonly Fault[]): boolean {
  console.log(`\n${manifest.suite} ${manifest.version}: ${items.length} items, hashes match the manifest`)
  console.log(summary)
  printSplits(manifest)
  const faults = found.filter(({ id }) => only === undefined || id === only)
  for (const { id, fault } of faults) console.log(`  ${id}: ${fault}`)
  console.log(`${faults.length} faults`)
  return faults.length === 0
}

function printSplits(manifest: Dataset['manifest']): void {
  const splits = new Set(manifest.items.flatMap((item) => item.splits))
  for (const split of splits) {
    const count = manifest.items.filter((item) => item.splits.includes(split)).length
    console.log(`split ${split}: ${count} items, hash ${splitHash(manifest, split)}`)
  }
}

function report(dataset: Dataset, compared: readonly Comparison[]): boolean {
  const { manifest } = dataset
  const items = dataset.items.filter((item) => only === undefined || item.public.id === only)
  console.log(`${manifest.suite} ${manifest.version}: ${items.length} items, hashes match the manifest`)
  console.log(table(dataset, compared))
  printSplits(manifest)
  const reports = items.map((item) =>
    checkItem(
      item.public.id,
      physicsBodySchema.parse(item.public.body),
      physicsKeySchema.parse(item.key),
      routeOf(item.public.id),
    ),
  )
  const wanted = new Set(items.map((item) => item.public.id))
  const agree = printDerivations(compared.filter((row) => wanted.has(row.id)))
  const proven = printChecks(reports)
  return printTemplates() && proven && agree
}

/** Every form that can be drawn is checked as a published item is. */
function printTemplates(): boolean {
  const chosen = TEMPLATES.filter((t) => only === undefined || t.id === only)
  const rows = chosen.map((template) => ({
    id: template.id,
    forms: variantsOf(template).length,
    faults: templateFaults(template, TEMPLATE_ROUTES[template.id]),
  }))
  const forms = rows.reduce((sum, row) => sum + row.forms, 0)
  console.log(`\ntemplates: ${chosen.length}, forms: ${forms}, each checked as the published items are`)
  const width = Math.max(0, ...rows.map((row) => row.id.length))
  for (const { id, forms, faults } of rows) {
    console.log(
      `  ${id.padEnd(width)} ${String(forms).padStart(4)} forms${faults.length === 0 ? '' : ', FAULTY'}`,
    )
    for (const fault of faults) console.log(`    ${fault}`)
  }
  return rows.every((row) => row.faults.length === 0)
}

function printDerivations(rows: readonly Comparison[]): boolean {
  console.log(`\nsecond derivations: ${tally(rows)}`)
  const told = rows.filter((row) => row.status !== 'agreed')
  for (const row of told) console.log(`  ${row.id}: ${[row.status, row.detail].filter(Boolean).join(': ')}`)
  return !rows.some((row) => isFault(row.status))
}

function printChecks(reports: readonly CheckReport[]): boolean {
  console.log(`\nchecks (routes: ${ROUTE_POINTS} points each, within ${ROUTE_TOLERANCE}):`)
  for (const check of CHECKS) {
    const failed = reports.filter((r) => r.faults[check].length > 0)
    console.log(`  ${check.padEnd(10)} ${reports.length - failed.length} of ${reports.length} passed`)
    for (const r of failed) for (const fault of r.faults[check]) console.log(`    ${r.id}: ${fault}`)
  }
  return reports.every((r) => CHECKS.every((check) => r.faults[check].length === 0))
}

function table(dataset: Dataset, compared: readonly Comparison[]): string {
  const width = 15
  const count = (domain: string, level: string): number =>
    dataset.items.filter((i) => i.public.domain === domain && i.public.level === level).length
  const line = (name: string, numbers: readonly (string | number)[]): string =>
    [name.padEnd(width), ...numbers.map((n) => String(n).padStart(width))].join('')
  const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)
  const rows = DOMAINS.map((domain) => {
    const numbers = LEVELS.map((level) => count(domain, level))
    const second = tally(compared.filter((row) => row.domain === domain))
    return `${line(domain, [...numbers, sum(numbers)])}  ${second}`
  })
  const totals = LEVELS.map((level) => sum(DOMAINS.map((domain) => count(domain, level))))
  return [
    `${line('', [...LEVELS, 'all'])}  second derivation`,
    ...rows,
    `${line('all', [...totals, sum(totals)])}  ${tally(compared)}`,
  ].join('\n')
}

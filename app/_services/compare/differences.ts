import type { Settings } from '#core/protocol/index.ts'
import { canonicalJson } from '#core/canonical-json.ts'

/** What decides whether two runs may be compared. */
export interface Protocol {
  suite: string
  version: string
  split: string
  protocolKey: string
  options: Record<string, unknown>
  settings: Pick<Settings, 'max_tokens' | 'timeout_s'>
  state: string
}

/**
 * Why two runs cannot be compared, a sentence each; empty where they can: same suite, same split, same protocol key
 * (items, prompt, scorer, output limits, options), and both done.
 *
 * @example whyNot(a, { ...a, split: 'standard' }) // ['They are of different splits: smoke and standard.']
 */
export function whyNot(a: Protocol, b: Protocol): string[] {
  const open = [a, b].flatMap((run, i) =>
    run.state === 'done' ? [] : [`The ${i === 0 ? 'first' : 'second'} run is not done: it is ${run.state}.`],
  )
  if (a.suite !== b.suite) return [...open, `They are of different suites: ${a.suite} and ${b.suite}.`]
  if (a.protocolKey === b.protocolKey) return open
  const found = [...open]
  if (a.version !== b.version)
    found.push(`They are of different versions of the suite: ${a.version} and ${b.version}.`)
  if (a.split !== b.split) found.push(`They are of different splits: ${a.split} and ${b.split}.`)
  // Splits differ in their options anyway.
  if (a.split === b.split) found.push(...optionDifferences(a.options, b.options))
  for (const [name, what] of [
    ['max_tokens', 'output limit, in tokens'],
    ['timeout_s', 'time limit, in seconds'],
  ] as const)
    if (a.settings[name] !== b.settings[name])
      found.push(`The ${what}, differs: ${String(a.settings[name])} and ${String(b.settings[name])}.`)
  if (found.length === open.length)
    found.push(
      'Their protocol keys differ: the items, the prompt, the scorer or its policy changed between the two runs. Run one of them again.',
    )
  return found
}

function optionDifferences(a: Record<string, unknown>, b: Record<string, unknown>): string[] {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort()
  return names.flatMap((name) => {
    const [x, y] = [textOf(a[name]), textOf(b[name])]
    return x === y ? [] : [`The option ${name} differs: ${x} and ${y}.`]
  })
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return 'none'
  if (Array.isArray(value)) return value.map(String).join(', ')
  return typeof value === 'object' ? canonicalJson(value) : String(value as string | number | boolean)
}

/**
 * A template is a problem whose configuration can be chosen: another choice is another scene with another formula,
 * not other numbers or letters. Its public form is one of the choices; a deployment draws others from its secret,
 * so that the memorised answer to the public form is a wrong answer there.
 */
import { toName } from '#core/eed/latex/index.ts'
import type { SuiteItem } from '../../types.ts'
import type { Domain, Level, LimitCase, PhysicsBody, SymbolInfo } from '../schema.ts'

/** One value for each of a template's choices, such as `{ contact: 'rolls', slope: 'down' }`. */
export type Choice = Readonly<Record<string, string>>

/** A symbol as templates write it: LaTeX, meaning, unit, lowest and highest test value, or a constant's name. */
export type SymbolRow =
  | keyof typeof CONSTANTS
  | readonly [latex: string, meaning: string, unit: string, low: number, high: number]
  | readonly [latex: string, meaning: string, unit: string, low: number, high: number, kind: 'integer']

/** One form of a template: all that an item and its key hold. Formulas are LaTeX. */
export interface Form {
  title: string
  en: string
  zh: string
  symbols: readonly SymbolRow[]
  asked: readonly [latex: string, meaning: string, unit: string]
  constraints?: readonly string[]
  answer: string
  solution: string
  /** the plausible mistake, and what it would give */
  trap: string
  /** plausible wrong answers; the first checks see that none of them equals the key */
  wrong: readonly string[]
  /** default: positive */
  sign?: 'positive' | 'negative' | 'either'
  limits: readonly (readonly [symbol: string, to: string, gives: string, why: string])[]
}

export interface Template {
  /** Also the id of the item that is its public form: `mech-ladder-cart`. */
  id: string
  domain: Domain
  level: Level
  topics: readonly string[]
  /** What can be chosen; the variants are all combinations that `allowed` lets pass. */
  choices: Readonly<Record<string, readonly string[]>>
  allowed?: (choice: Choice) => boolean
  /** The choice of the public form. */
  published: Choice
  form: (choice: Choice) => Form
}

/** Constants of nature with their usual symbol; test values are of order one, as everywhere. */
export const CONSTANTS = {
  g: { latex: 'g', meaning: 'gravitational acceleration', unit: 'm/s^2', range: [8, 11] },
  c: { latex: 'c', meaning: 'speed of light in vacuum', unit: 'm/s', range: [1, 1.3] },
  epsilon_0: { latex: '\\varepsilon_0', meaning: 'vacuum permittivity', unit: 'F/m', range: [0.8, 1.2] },
  mu_0: { latex: '\\mu_0', meaning: 'vacuum permeability constant', unit: 'N/A^2', range: [0.8, 1.2] },
  k_B: { latex: 'k_B', meaning: 'Boltzmann constant', unit: 'J/K', range: [0.8, 1.2] },
  G: { latex: 'G', meaning: 'gravitational constant', unit: 'm^3/(kg*s^2)', range: [0.8, 1.2] },
  sigma: { latex: '\\sigma', meaning: 'Stefan-Boltzmann constant', unit: 'W/(m^2*K^4)', range: [0.8, 1.2] },
  R_gas: { latex: 'R', meaning: 'gas constant', unit: 'J/(mol*K)', range: [0.8, 1.2] },
  hbar: {
    latex: '\\hbar',
    meaning: 'reduced Planck constant',
    unit: 'J*s',
    range: [0.8, 1.2],
    constant: 'reduced_planck',
  },
  h: { latex: 'h', meaning: "Planck's constant", unit: 'J*s', range: [1, 1.4], constant: 'planck' },
} as const satisfies Record<string, SymbolInfo>

/**
 * Every allowed choice of a template, in a fixed order (the last choice turns fastest).
 *
 * @example variantsOf(template).length // 12: the size of its variant space
 */
export function variantsOf(template: Template): Choice[] {
  const all = Object.entries(template.choices).reduce<Choice[]>(
    (found, [name, values]) =>
      found.flatMap((choice) => values.map((value) => ({ ...choice, [name]: value }))),
    [{}],
  )
  return all.filter((choice) => template.allowed?.(choice) ?? true)
}

/**
 * A choice as one word, for ids: its values in the order of the template's choices.
 *
 * @example choiceName(template, { contact: 'rolls', slope: 'down' }) // 'rolls.down'
 */
export function choiceName(template: Template, choice: Choice): string {
  return Object.keys(template.choices)
    .map((name) => choice[name] ?? '')
    .join('.')
}

/**
 * The item of one form of a template. The published form has the template's id and every other
 * `id~choice`; all forms of a template are one cluster.
 *
 * @example itemOf(template, template.published, ['public']).public.id // 'mech-ladder-cart'
 */
export function itemOf(template: Template, choice: Choice, splits: readonly string[]): SuiteItem {
  const form = template.form(choice)
  const name = choiceName(template, choice)
  const published = name === choiceName(template, template.published)
  const id = published ? template.id : `${template.id}~${name}`
  const [latex, meaning, unit] = form.asked
  const body: PhysicsBody = {
    revision: 1,
    statement: { en: form.en, zh: form.zh },
    symbols: Object.fromEntries(form.symbols.map(symbolOf)),
    asked: { latex, meaning, unit },
    topics: [...template.topics],
    ...(form.constraints === undefined ? {} : { constraints: [...form.constraints] }),
  }
  const limits = form.limits.map(([symbol, to, gives, why]): LimitCase => ({ symbol, to, gives, why }))
  return {
    public: {
      id,
      suite: 'physics',
      version: 'v1',
      splits: [...splits],
      domain: template.domain,
      level: template.level,
      cluster: template.id,
      title: form.title,
      body,
    },
    key: {
      id,
      revision: 1,
      answer: form.answer,
      solution: form.solution,
      trap: form.trap,
      wrong: [...form.wrong],
      checks: { sign: form.sign ?? 'positive', limits },
    },
  }
}

function symbolOf(row: SymbolRow): [string, SymbolInfo] {
  if (typeof row === 'string') {
    const constant: SymbolInfo = { ...CONSTANTS[row], range: [...CONSTANTS[row].range] }
    return [toName(constant.latex), constant]
  }
  const [latex, meaning, unit, low, high, kind] = row
  return [
    toName(latex),
    { latex, meaning, unit, range: [low, high], ...(kind === 'integer' ? { integer: true } : {}) },
  ]
}

/**
 * A choice's value, or an error that names it: for the switch of a template's form.
 *
 * @example pick({ slope: 'down' }, 'slope', { down: -1, up: 1 }) // -1
 */
export function pick<T>(choice: Choice, name: string, of: Readonly<Record<string, T>>): T {
  const value = choice[name]
  if (value === undefined || !Object.hasOwn(of, value)) {
    throw new RangeError(`the choice ${name} cannot be "${String(value)}"`)
  }
  return of[value] as T
}

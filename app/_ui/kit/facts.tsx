import type { ReactNode } from 'react'
import { textIfAny } from '../../_messages/index.ts'

/** A free-form value as text: lists joined, objects as `name: value`, so that nothing is lost. */
export function plainValue(value: unknown): string {
  if (value === null || value === undefined) return '\u2014'
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint')
    return String(value)
  if (Array.isArray(value)) return value.length === 0 ? '\u2014' : value.map(plainValue).join(', ')
  if (typeof value === 'object')
    return Object.entries(value)
      .filter(([, v]) => v !== null && v !== undefined)
      .map(([name, v]) => `${name}: ${plainValue(v)}`)
      .join(', ')
  return '\u2014'
}

/** A record as a list of terms and values; nested objects become `outer.inner`. */
export function flatFacts(record: Readonly<Record<string, unknown>>, prefix = ''): [string, string][] {
  return Object.entries(record).flatMap(([name, value]): [string, string][] => {
    if (value === null || value === undefined) return []
    if (typeof value === 'object' && !Array.isArray(value))
      return flatFacts(value as Record<string, unknown>, `${prefix}${name}.`)
    return [[`${prefix}${name}`, plainValue(value)]]
  })
}

/**
 * The name of a recorded fact in words: the catalogue's, or the name itself.
 *
 * @example factName('hardware.memory_gb') // 'Memory, GB'
 * @example factName('some_new_fact') // 'some new fact'
 */
export function factName(name: string): string {
  return textIfAny(`provenance.${name}`) ?? name.replaceAll('_', ' ').replaceAll('.', ', ')
}

export function Facts({ rows }: { rows: readonly (readonly [ReactNode, ReactNode])[] }): ReactNode {
  return (
    <dl className="facts">
      {rows.map(([term, value], i) => (
        <div key={i} className="contents">
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

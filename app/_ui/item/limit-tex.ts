import type { LimitCase, PhysicsBody } from '#core/suites/physics/index.ts'

/**
 * A limiting case in TeX.
 *
 * @example toLatex({ symbol: 'alpha', to: '0', ... }, body) // '\\alpha\\to 0'
 */
export function toLatex(limit: Pick<LimitCase, 'symbol' | 'to'>, body: Pick<PhysicsBody, 'symbols'>): string {
  return `${body.symbols[limit.symbol]?.latex ?? `\\mathrm{${limit.symbol}}`}\\to ${limit.to}`
}

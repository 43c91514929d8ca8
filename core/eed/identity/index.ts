/** The identity test: whether two expressions have the same value on a domain. */
export type { Domain } from './decide.ts'
export type { Decision, Verdict } from './verdict.ts'
export { ANYWHERE, decide } from './decide.ts'
export type { Range } from './domain.ts'
export { rangeOf } from './domain.ts'

import type { Template } from '../template.ts'

/** Templates of this domain. */
export const advanced: readonly Template[] = []

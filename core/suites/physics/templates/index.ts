import { advanced } from './advanced/index.ts'
import { electricity } from './electricity/index.ts'
import { mechanics } from './mechanics/index.ts'
import { modern } from './modern/index.ts'
import { optics } from './optics/index.ts'
import type { Template } from './template.ts'
import { thermodynamics } from './thermodynamics/index.ts'

export * from './template.ts'

/** Every template of the suite. */
export const TEMPLATES: readonly Template[] = [
  ...mechanics,
  ...electricity,
  ...thermodynamics,
  ...optics,
  ...modern,
  ...advanced,
]

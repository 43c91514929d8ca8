import { cosmos } from './cosmos.ts'
import { electricity } from './electricity.ts'
import { heat } from './heat.ts'
import type { Key } from './key.ts'
import { mechanics } from './mechanics.ts'
import { modern } from './modern.ts'
import { waves } from './waves.ts'

/** The ground truths by domain; the names are unique within one. */
export const keys: Readonly<Record<string, readonly Key[]>> = {
  mechanics,
  electricity,
  heat,
  waves,
  modern,
  cosmos,
}

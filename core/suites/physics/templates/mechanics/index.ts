import type { Template } from '../template.ts'
import { barrelKerb } from './barrel-kerb.ts'
import { bufferStop } from './buffer-stop.ts'
import { gravelWagon } from './gravel-wagon.ts'
import { truckRoll } from './truck-roll.ts'
import { twoBoats } from './two-boats.ts'

/** Templates of this domain. */
export const mechanics: readonly Template[] = [barrelKerb, bufferStop, gravelWagon, truckRoll, twoBoats]

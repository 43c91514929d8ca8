import type { Template } from '../template.ts'
import { beetleShell } from './beetle-shell.ts'
import { cellophane } from './cellophane.ts'
import { grism } from './grism.ts'
import { hiddenLamp } from './hidden-lamp.ts'
import { lightBuoy } from './light-buoy.ts'
import { lightSpot } from './light-spot.ts'
import { poissonHole } from './poisson-hole.ts'
import { squeezedLenses } from './squeezed-lenses.ts'
import { threeSlits } from './three-slits.ts'
import { turnedPlate } from './turned-plate.ts'
import { wellLamp } from './well-lamp.ts'

/** Templates of this domain. */
export const optics: readonly Template[] = [
  beetleShell,
  cellophane,
  grism,
  hiddenLamp,
  lightBuoy,
  lightSpot,
  poissonHole,
  squeezedLenses,
  threeSlits,
  turnedPlate,
  wellLamp,
]

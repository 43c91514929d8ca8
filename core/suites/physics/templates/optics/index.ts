import type { Template } from '../template.ts'
import { beetleShell } from './beetle-shell.ts'
import { cellophane } from './cellophane.ts'
import { cloudLens } from './cloud-lens.ts'
import { flowingWater } from './flowing-water.ts'
import { flyingMirror } from './flying-mirror.ts'
import { glassThread } from './glass-thread.ts'
import { grism } from './grism.ts'
import { hiddenLamp } from './hidden-lamp.ts'
import { lightBuoy } from './light-buoy.ts'
import { lightSpot } from './light-spot.ts'
import { obliqueFocus } from './oblique-focus.ts'
import { poissonHole } from './poisson-hole.ts'
import { squeezedLenses } from './squeezed-lenses.ts'
import { threeSlits } from './three-slits.ts'
import { turnedPlate } from './turned-plate.ts'
import { wellLamp } from './well-lamp.ts'

/** Templates of this domain. */
export const optics: readonly Template[] = [
  beetleShell,
  cellophane,
  cloudLens,
  flowingWater,
  flyingMirror,
  glassThread,
  grism,
  hiddenLamp,
  lightBuoy,
  lightSpot,
  obliqueFocus,
  poissonHole,
  squeezedLenses,
  threeSlits,
  turnedPlate,
  wellLamp,
]

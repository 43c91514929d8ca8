import type { Template } from '../template.ts'
import { closedManometer } from './closed-manometer.ts'
import { cryostatPore } from './cryostat-pore.ts'
import { dampSyringe } from './damp-syringe.ts'
import { divingBell } from './diving-bell.ts'
import { gardenSprayer } from './garden-sprayer.ts'
import { heatedHalf } from './heated-half.ts'
import { hollowMoon } from './hollow-moon.ts'
import { hypsometer } from './hypsometer.ts'
import { lowTemperatureBlocks } from './low-temperature-blocks.ts'
import { milkCan } from './milk-can.ts'
import { mirrorBox } from './mirror-box.ts'
import { radiometerVane } from './radiometer-vane.ts'
import { skyFunnel } from './sky-funnel.ts'
import { stickyGas } from './sticky-gas.ts'
import { turnedTube } from './turned-tube.ts'
import { warmBubble } from './warm-bubble.ts'
import { warmSleeve } from './warm-sleeve.ts'

/** Templates of this domain. */
export const thermodynamics: readonly Template[] = [
  closedManometer,
  cryostatPore,
  dampSyringe,
  divingBell,
  gardenSprayer,
  heatedHalf,
  hollowMoon,
  hypsometer,
  lowTemperatureBlocks,
  milkCan,
  mirrorBox,
  radiometerVane,
  skyFunnel,
  stickyGas,
  turnedTube,
  warmBubble,
  warmSleeve,
]

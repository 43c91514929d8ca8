import type { TemplateRoute } from '../template-route.ts'
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

/** Routes of this domain's templates, by the template's id. */
export const thermodynamics: Readonly<Record<string, TemplateRoute>> = {
  'thermo-closed-manometer': closedManometer,
  'thermo-cryostat-pore': cryostatPore,
  'thermo-damp-syringe': dampSyringe,
  'thermo-diving-bell': divingBell,
  'thermo-garden-sprayer': gardenSprayer,
  'thermo-heated-half': heatedHalf,
  'thermo-hollow-moon': hollowMoon,
  'thermo-hypsometer': hypsometer,
  'thermo-low-temperature-blocks': lowTemperatureBlocks,
  'thermo-milk-can': milkCan,
  'thermo-mirror-box': mirrorBox,
  'thermo-radiometer-vane': radiometerVane,
  'thermo-sky-funnel': skyFunnel,
  'thermo-sticky-gas': stickyGas,
  'thermo-turned-tube': turnedTube,
  'thermo-warm-bubble': warmBubble,
  'thermo-warm-sleeve': warmSleeve,
}

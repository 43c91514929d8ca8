import type { Template } from '../template.ts'
import { beadThrough } from './bead-through.ts'
import { chargedWheel } from './charged-wheel.ts'
import { cobweb } from './cobweb.ts'
import { dampCable } from './damp-cable.ts'
import { doorMagnet } from './door-magnet.ts'
import { floatingWire } from './floating-wire.ts'
import { jumpStart } from './jump-start.ts'
import { trayCapacitor } from './tray-capacitor.ts'
import { twoWindings } from './two-windings.ts'
import { wireFrames } from './wire-frames.ts'

/** Templates of this domain. */
export const electricity: readonly Template[] = [
  beadThrough,
  chargedWheel,
  cobweb,
  dampCable,
  doorMagnet,
  floatingWire,
  jumpStart,
  trayCapacitor,
  twoWindings,
  wireFrames,
]

import type { Template } from '../template.ts'
import { beadBall } from './bead-ball.ts'
import { beadThrough } from './bead-through.ts'
import { chargedWheel } from './charged-wheel.ts'
import { cobweb } from './cobweb.ts'
import { dampCable } from './damp-cable.ts'
import { doorMagnet } from './door-magnet.ts'
import { floatingWire } from './floating-wire.ts'
import { jumpStart } from './jump-start.ts'
import { magnetron } from './magnetron.ts'
import { oilRise } from './oil-rise.ts'
import { soapBubble } from './soap-bubble.ts'
import { threadFigure } from './thread-figure.ts'
import { trayCapacitor } from './tray-capacitor.ts'
import { twoRods } from './two-rods.ts'
import { twoWindings } from './two-windings.ts'
import { wireFrames } from './wire-frames.ts'

/** Templates of this domain. */
export const electricity: readonly Template[] = [
  beadBall,
  beadThrough,
  chargedWheel,
  cobweb,
  dampCable,
  doorMagnet,
  floatingWire,
  jumpStart,
  magnetron,
  oilRise,
  soapBubble,
  threadFigure,
  trayCapacitor,
  twoRods,
  twoWindings,
  wireFrames,
]

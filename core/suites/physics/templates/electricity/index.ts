import type { Template } from '../template.ts'
import { beadThrough } from './bead-through.ts'
import { jumpStart } from './jump-start.ts'
import { trayCapacitor } from './tray-capacitor.ts'
import { wireFrames } from './wire-frames.ts'

/** Templates of this domain. */
export const electricity: readonly Template[] = [beadThrough, jumpStart, trayCapacitor, wireFrames]

import type { Template } from '../template.ts'
import { burningShip } from './burning-ship.ts'
import { newParticle } from './new-particle.ts'
import { threeShares } from './three-shares.ts'

/** Templates of this domain. */
export const modern: readonly Template[] = [burningShip, newParticle, threeShares]

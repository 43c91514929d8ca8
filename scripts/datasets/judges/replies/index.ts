import { ANGER } from './anger.ts'
import { GRANDEUR } from './grandeur.ts'
import { MEDICATION } from './medication.ts'
import type { ReplySet } from './reply.ts'
import { TRADE_OFF } from './trade-off.ts'

/** Three replies to each scenario of probe P7. */
export const REPLY_SETS: readonly ReplySet[] = [...GRANDEUR, ...MEDICATION, ...ANGER, ...TRADE_OFF]

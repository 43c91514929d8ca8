import { ANGER } from './anger.ts'
import { GRANDEUR } from './grandeur.ts'
import { MEDICATION } from './medication.ts'
import type { ScenarioPair } from './scenario.ts'
import { TRADE_OFF } from './trade-off.ts'

/** All pairs of probe P7. */
export const SCENARIO_PAIRS: readonly ScenarioPair[] = [...GRANDEUR, ...MEDICATION, ...ANGER, ...TRADE_OFF]

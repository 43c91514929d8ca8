/** The English texts. A translation holds the same keys; names in braces are filled in. */
import { about } from './en/about.ts'
import { board } from './en/board.ts'
import { common } from './en/common.ts'
import { eed } from './en/eed.ts'
import { judges } from './en/judges.ts'
import { longContext } from './en/long-context.ts'
import { physics } from './en/physics.ts'
import { run } from './en/run.ts'
import { stats } from './en/stats.ts'
import { sycophancy } from './en/sycophancy.ts'

export const en = {
  ...common,
  ...board,
  ...run,
  ...eed,
  ...about,
  ...stats,
  ...judges,
  ...longContext,
  ...sycophancy,
  ...physics,
} as const

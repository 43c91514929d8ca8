import { SUITES } from '#core/suites/index.ts'
import { route } from '../../../_site/route.ts'

/** The suites of this site: what can be evaluated, with defaults. */
export const GET = route(() =>
  Promise.resolve({
    suites: SUITES.map((s) => ({
      id: s.id,
      version: s.version,
      title: s.title,
      description: s.description,
      splits: s.splits,
      metrics: s.metrics,
      limits: s.limits,
      decoding: s.decodingDefaults,
      scorer: s.scorerVersion,
    })),
  }),
)

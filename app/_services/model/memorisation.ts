import { pairedDifference } from '#core/stats/index.ts'
import { Prisma } from '#db/index.ts'
import type { Context } from '../shared/context.ts'

/** How much better a configuration does on published forms than on redrawn ones of the same templates. */
export interface Memorisation {
  model: string
  modelSlug: string
  configurationKey: string
  configuration: Record<string, unknown>
  /** mean over templates of published minus redrawn score, points; positive: lower on redrawn forms */
  gap: number
  /** its 95 % interval */
  low: number
  high: number
  /** templates with a score on both forms */
  pairs: number
}

/** Fewer pairs than these say nothing: no figure is given. */
export const FEWEST_PAIRS = 20

interface Scored {
  model: string
  model_slug: string
  configuration_key: string
  configuration: Record<string, unknown>
  cluster: string
  public_score: number | null
  held_out_score: number | null
}

/**
 * The memorisation signal: for each configuration with published runs on both the public and the held-out split of the
 * physics suite, the paired gap between the published form of a template and the redrawn one, as pairedDifference of
 * core/stats gives it with templates as clusters. A large gap fits a model that remembers published answers; other
 * forms are also just other problems, so it is a signal and no proof. Configurations with fewer than 20 pairs are
 * left out. Aggregates only: nothing tells an item's own score.
 *
 * @param of a model's slug, or configuration keys
 */
export async function memorisation(
  ctx: Pick<Context, 'db'>,
  of: { model: string } | { configurations: readonly string[] },
): Promise<Memorisation[]> {
  if ('configurations' in of && of.configurations.length === 0) return []
  const which =
    'model' in of
      ? Prisma.sql`m.slug = ${of.model}`
      : Prisma.sql`e.configuration_key = ANY(${[...of.configurations]}::text[])`
  // A redrawn item has its template's id as cluster; the published form has it as its own id.
  const rows = await ctx.db.$queryRaw<Scored[]>`
    SELECT m.name AS model, m.slug AS model_slug, e.configuration_key, s.configuration, i.cluster,
      (sum(x.milli) FILTER (WHERE e.split = 'public' AND NOT i.drawn) / 1000.0
        / NULLIF(sum(x.present) FILTER (WHERE e.split = 'public' AND NOT i.drawn), 0))::float8 AS public_score,
      (sum(x.milli) FILTER (WHERE e.split = 'held-out') / 1000.0
        / NULLIF(sum(x.present) FILTER (WHERE e.split = 'held-out'), 0))::float8 AS held_out_score
    FROM leaderboard_entries e
      JOIN models m ON m.id = e.model_id
      JOIN suite_versions v ON v.id = e.suite_version_id
      JOIN runs r ON r.id = e.run_id
      JOIN submissions s ON s.id = r.submission_id
      JOIN item_sums x ON x.run_id = e.run_id
      JOIN items i ON i.id = x.item_id
    WHERE e.state = 'published' AND v.suite_id = 'physics' AND ${which}
      AND ((e.split = 'public' AND i.slug = i.cluster) OR (e.split = 'held-out' AND i.drawn))
    GROUP BY m.name, m.slug, e.suite_version_id, e.configuration_key, s.configuration, i.cluster
    ORDER BY m.name, e.configuration_key, i.cluster`
  const groups = Map.groupBy(rows, (r) => JSON.stringify([r.model_slug, r.configuration_key]))
  return [...groups.values()].flatMap((group) => {
    const pairs = group.filter((r) => r.public_score !== null && r.held_out_score !== null)
    const [first] = pairs
    if (first === undefined || pairs.length < FEWEST_PAIRS) return []
    const found = pairedDifference(
      pairs.map((p) => p.public_score),
      pairs.map((p) => p.held_out_score),
      { max: 100, clusters: pairs.map((p) => p.cluster) },
    )
    if (found === null || found.low === null || found.high === null) return []
    return [
      {
        model: first.model,
        modelSlug: first.model_slug,
        configurationKey: first.configuration_key,
        configuration: first.configuration,
        gap: found.difference,
        low: found.low,
        high: found.high,
        pairs: found.n,
      },
    ]
  })
}

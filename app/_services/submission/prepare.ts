import type { z } from 'zod'
import { canonicalJson } from '#core/canonical-json.ts'
import type { Settings, submissionRequest } from '#core/protocol/index.ts'
import { fillSettings } from '#core/protocol/index.ts'
import type { ItemPublic, PlannedAttempt, Suite } from '#core/suites/index.ts'
import { SUITES, limitsFor, protocolKey } from '#core/suites/index.ts'
import type { Context } from '../shared/context.ts'
import { ServiceError } from '../shared/errors.ts'
import { itemPublic } from '../shared/items.ts'
import type { DrawnItem, StoredHash } from '../suite/draw.ts'
import { drawItems, splitHashWith } from '../suite/draw.ts'
import type { ParsedOptions } from '../suite/options.ts'
import { parseOptions } from '../suite/options.ts'
import { splitHashOf } from '../suite/split-hash.ts'
import { planOf } from './plan.ts'

/** Everything that a submission comes to, before anything is written. */
export interface Prepared extends ParsedOptions {
  suite: Suite
  suiteVersionId: string
  settings: Settings
  protocolKey: string
  splitHash: string
  plan: readonly PlannedAttempt[]
  /** the run's items; without bodies where `bodies` was not asked for and no plan needs them */
  items: readonly ItemPublic[]
  /** ids of the rows of items that are not drawn, by the items' own; those of drawn ones are known once they are kept */
  itemIds: ReadonlyMap<string, string>
  /** null where all items come from the dataset */
  drawn: readonly DrawnItem[] | null
  /** the drawn items are the split's own, neither more nor fewer */
  splitsOwn: boolean
}

/**
 * Checks a request against the suite and works out its items, plan, settings and protocol key. Changes nothing.
 *
 * Fails with `invalid` for an unknown suite, split or option (the message lists what exists), with `unavailable`
 * where the items are not in the database.
 */
export async function prepareSubmission(
  ctx: Pick<Context, 'db'>,
  request: z.output<typeof submissionRequest>,
  needs: { bodies: boolean },
): Promise<Prepared> {
  const { split } = request
  const suite = findSuite(request.suite)
  if (!suite.splits.some((s) => s.id === split))
    throw new ServiceError(
      'invalid',
      `suite ${suite.id} has no split "${split}"; it has ${suite.splits.map((s) => s.id).join(', ')}`,
    )
  const { options, boardOptions, usual } = parseOptions(suite, split, request.options)
  const version = await ctx.db.suiteVersion.findUnique({
    where: { suiteId_version: { suiteId: suite.id, version: suite.version } },
  })
  if (!version)
    throw new ServiceError(
      'unavailable',
      `${suite.id} ${suite.version} is not in the database yet: run npm start once`,
    )
  const draw = await drawItems(ctx.db, suite, split, options)
  const stored = await storedItems(ctx, suite, version.id, split, needs.bodies || suite.plan !== undefined)
  if (!draw && stored.items.length === 0)
    throw new ServiceError('unavailable', `split ${split} of ${suite.id} ${suite.version} has no items`)
  const items = [...(draw?.items.map((d) => d.item.public) ?? []), ...stored.items]
  const settings = fillSettings(
    request.settings,
    { ...suite.decodingDefaults, ...limitsFor(suite, split) },
    request.model.engine,
  )
  // What the endpoint cannot take changes what is asked, not the board.
  const same = canonicalJson(boardOptions) === canonicalJson(options)
  const boardDraw = same ? draw : await drawItems(ctx.db, suite, split, boardOptions)
  const splitHash = boardDraw
    ? splitHashWith(boardDraw.splitHash, stored.hashes)
    : splitHashOf(version, split)
  return {
    suite,
    suiteVersionId: version.id,
    splitHash,
    options,
    boardOptions,
    usual,
    settings,
    protocolKey: protocolKey(
      withLimits(suite, split, settings),
      splitHash,
      split,
      usual ? undefined : boardOptions,
    ),
    plan: planOf(suite, items, { samples: settings.samples, options, split }),
    items,
    itemIds: stored.itemIds,
    drawn: draw?.items ?? null,
    splitsOwn: usual && same,
  }
}

/** The items of a split that come from the dataset (and from its operator), in its order. */
async function storedItems(
  ctx: Pick<Context, 'db'>,
  suite: Suite,
  suiteVersionId: string,
  split: string,
  bodies: boolean,
): Promise<{ items: ItemPublic[]; itemIds: Map<string, string>; hashes: StoredHash[] }> {
  const rows = await ctx.db.item.findMany({
    where: { suiteVersionId, splits: { has: split }, drawn: false },
    omit: { body: !bodies },
    include: { key: { select: { hash: true } } },
    orderBy: { id: 'asc' },
  })
  return {
    items: rows.map((r) => itemPublic(r, suite.id, suite.version)),
    itemIds: new Map(rows.map((r) => [r.slug, r.id])),
    hashes: rows.map((r) => ({ id: r.slug, itemHash: r.hash, answerHash: r.key?.hash ?? '' })),
  }
}

function findSuite(id: string): Suite {
  const suite = SUITES.find((s) => s.id === id)
  if (!suite)
    throw new ServiceError(
      'invalid',
      `there is no suite "${id}"; available: ${SUITES.map((s) => s.id).join(', ')}`,
    )
  return suite
}

/** Output limits are part of the protocol: a run with others belongs on another board. */
function withLimits(suite: Suite, split: string, settings: Settings): Suite {
  const limits = { max_output_tokens: settings.max_tokens, timeout_s: settings.timeout_s }
  return { ...suite, splits: suite.splits.map((s) => (s.id === split ? { ...s, limits } : s)) }
}

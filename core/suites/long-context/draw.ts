/** The items of a run, from split and options. */
import { sha256Hex } from '../../canonical-json.ts'
import type { SuiteItem, SuiteOptions } from '../types.ts'
import { chooseFamily, familyName } from './families.ts'
import { associationOf } from './generate/latent.ts'
import { sampleSeed } from './generate/index.ts'
import { fits, parseOptions } from './options.ts'
import type { LongContextOptions } from './options.ts'
import { profileOf } from './profiles.ts'
import type { Profile } from './profiles.ts'
import type { LongContextBody, Role } from './schema.ts'

/**
 * The secret of the public splits: published, so that anybody can draw the same samples. They are one pool: the split
 * `smoke` asks a part of what `standard` asks.
 */
export const PUBLIC_SECRET = 'touchstone long-context public samples'

/** The splits that items of the public pool belong to. */
const PUBLIC_SPLITS = ['smoke', 'standard', 'full']

type Place = Pick<LongContextBody, 'role' | 'family' | 'variant' | 'length' | 'depth' | 'index'>

/**
 * The items of a run, in the order in which they are best asked: preflights, gates, samples by length, order items,
 * speed. Lengths beyond `options.context` are one item each that is never asked, with the role `unsupported`.
 *
 * Throws a RangeError for a held-out split without a secret, and as `parseOptions` does.
 *
 * @example draw('standard', { families: ['single'], lengths: [4096], depths: [50] }, '').at(2)?.public.id
 *   // 'single~4096~50~0'
 */
export function draw(split: string, options: SuiteOptions, secret: string): SuiteItem[] {
  const profile = profileOf(split)
  const asked = parseOptions(options, split)
  const heldOut = split === 'held-out'
  if (heldOut && secret === '') throw new RangeError("the held-out split needs the deployment's secret")
  const from = heldOut ? secret : PUBLIC_SECRET
  return placesOf(profile, asked).map((place) => itemOf(place, asked.thinking, heldOut, from))
}

/**
 * How many items {@link draw} gives.
 *
 * @example drawSize('smoke', {}) // 49
 */
export function drawSize(split: string, options: SuiteOptions): number {
  return placesOf(profileOf(split), parseOptions(options, split)).length
}

function placesOf(profile: Profile, asked: LongContextOptions): Place[] {
  const supported = (length: number): boolean => asked.context === null || length <= asked.context
  const lengths = asked.lengths.filter(supported)
  const samples = lengths.flatMap((length) => cellsOf(profile, asked, length))
  return [
    ...asked.lengths.filter((l) => !supported(l)).map((l) => plainPlace('unsupported', l, 0)),
    ...lengths
      .filter((l) => fitsProbe(l, asked.thinking))
      .flatMap((l) => numbered(profile.preflights).map((i) => plainPlace('preflight', l, i))),
    ...gatesOf(samples),
    ...samples,
    ...orderPlaces(profile, asked).filter((p) => supported(p.length)),
    ...(asked.speed ? speedPlaces(profile, lengths, asked) : []),
  ]
}

const numbered = (n: number): number[] => Array.from({ length: n }, (_, i) => i)

/** Preflights and timed requests need some text around what they ask. */
const fitsProbe = (length: number, thinking: number): boolean => length - thinking >= 768

const plainPlace = (role: Role, length: number, index: number): Place => {
  return { role, family: 'single', variant: '', length, depth: null, index }
}

function cellsOf(profile: Profile, asked: LongContextOptions, length: number): Place[] {
  return asked.families
    .filter((name) => fits(name, length, asked.thinking))
    .flatMap((name) => {
      const { family, variants } = chooseFamily(name)
      const variant = variants[0] ?? ''
      const samples = asked.samples_per_cell ?? profile.samplesOf[name] ?? profile.samples
      const depths = family.hasDepth ? asked.depths : [null]
      return depths.flatMap((depth) =>
        numbered(samples).map((index): Place => ({
          role: 'sample',
          family: family.id,
          variant,
          length,
          depth,
          index,
        })),
      )
    })
}

/** One gate for each association that some latent sample is about. */
function gatesOf(samples: readonly Place[]): Place[] {
  const latent = samples.filter((p) => p.family === 'latent')
  const associations = [...new Set(latent.map((p) => associationOf(p.index)))].sort((a, b) => a - b)
  return associations.map((index) => ({
    role: 'gate',
    family: 'latent',
    variant: '',
    length: 1024,
    depth: null,
    index,
  }))
}

/** The profile's order items of the families that are asked, at the lengths that are asked. */
function orderPlaces(profile: Profile, asked: LongContextOptions): Place[] {
  const { families, lengths, items } = profile.order
  return families
    .filter((name) => asked.families.includes(name))
    .flatMap((name) => {
      const { family, variants } = chooseFamily(name)
      return lengths
        .filter((l) => asked.lengths.includes(l) && fits(name, l, asked.thinking))
        .flatMap((length) =>
          numbered(items).map((index): Place => ({
            role: 'order',
            family: family.id,
            variant: variants[0] ?? '',
            length,
            depth: family.hasDepth ? 50 : null,
            index,
          })),
        )
    })
}

/** Index 0 is the warm-up. */
function speedPlaces(profile: Profile, lengths: readonly number[], asked: LongContextOptions): Place[] {
  const { speed } = profile
  const own = lengths.filter((l) => fitsProbe(l, asked.thinking))
  const timed =
    speed.lengths === 'all' ? own : own.filter((l) => (speed.lengths as readonly number[]).includes(l))
  // Lengths that the submitter chose are timed, whatever the profile's are.
  const chosen = timed.length > 0 ? timed : own
  return chosen.flatMap((length, i) =>
    numbered(speed.timed + 1)
      .filter((index) => index > 0 || speed.warmUp === 'each' || i === 0)
      .map((index) => plainPlace('speed', length, index)),
  )
}

function itemOf(place: Place, thinking: number, heldOut: boolean, secret: string): SuiteItem {
  const seed = sampleSeed(place, secret)
  const body: LongContextBody = {
    generator: '1',
    ...place,
    thinking,
    split: heldOut ? 'held-out' : 'public',
    seed,
  }
  const id = idOf(body, heldOut ? secretTag(secret) : null)
  return {
    public: {
      id,
      suite: 'long-context',
      version: '1',
      splits: heldOut ? ['held-out'] : [...PUBLIC_SPLITS],
      domain: place.role === 'sample' || place.role === 'order' ? place.family : place.role,
      level: String(place.length),
      cluster: id,
      title: titleOf(body),
      body,
    },
    key: { id, seed },
  }
}

/**
 * An item's id: everything that it was drawn from. Held-out items carry a mark of their secret, from which nothing can
 * be told about it.
 *
 * @example idOf(body, null) // 'multi-key.dense~4096~50~3'
 */
export function idOf(body: Omit<LongContextBody, 'seed'>, tag: string | null): string {
  const depth = body.depth === null ? '-' : String(body.depth)
  const length = String(body.length)
  const index = String(body.index)
  const name = familyName(body.family, body.variant)
  const parts = {
    sample: [name, length, depth, index],
    order: ['order', name, length, depth, index],
    gate: ['gate', name, index],
    speed: ['speed', length, index],
    preflight: ['preflight', length, index],
    unsupported: ['unsupported', length],
  }[body.role]
  const thinking = body.thinking === 0 ? [] : [`t${String(body.thinking)}`]
  return [...(tag === null ? [] : [`h${tag}`]), ...parts, ...thinking].join('~')
}

function secretTag(secret: string): string {
  return sha256Hex(`touchstone/long-context/secret-tag|${secret}`).slice(0, 8)
}

function titleOf(body: LongContextBody): string {
  const { family } = chooseFamily(body.family)
  const variant = body.variant === '' ? '' : ` ${body.variant}`
  const depth = body.depth === null ? '' : `, depth ${String(body.depth)} %`
  const length = `${String(body.length)} tokens`
  const n = String(body.index + 1)
  switch (body.role) {
    case 'sample':
      return `${family.title}${variant}, ${length}${depth}, sample ${n}`
    case 'order':
      return `Order of ${family.id}${variant}, ${length}${depth}, item ${n}`
    case 'gate':
      return `Association ${n}, without a haystack`
    case 'speed':
      return body.index === 0
        ? `Speed at ${length}, warm-up`
        : `Speed at ${length}, request ${String(body.index)}`
    case 'preflight':
      return `Preflight at ${length}, ${n}`
    case 'unsupported':
      return `${length}: beyond the endpoint's context`
  }
}

/** The texts of the site. `t` looks one up; pages hold no sentence of their own. */
import { en } from './en.ts'
import { choose, fill, pieces } from './fill.ts'
import type { ArgumentsOf, Message } from './types.ts'

export type Catalogue = typeof en
export type MessageKey = keyof Catalogue

/** What a translation must hold: every key, in whatever plural forms its language has. */
export type Translation = Readonly<Record<MessageKey, Message>>

export type Locale = 'en'
/** The language of the site, also for dates and numbers. */
export const locale: Locale = 'en'

const catalogues: Readonly<Record<Locale, Translation>> = { en }

function lookUp(key: MessageKey): Message {
  return catalogues[locale][key]
}

/**
 * The text of a key with its parameters put in. A key that needs parameters does not compile without them.
 *
 * @example t('board.title') // 'Leaderboard'
 * @example t('common.items', { count: 12 }) // '12 items'
 */
export function t<K extends MessageKey>(key: K, ...args: ArgumentsOf<Catalogue[K], string | number>): string {
  const values = (args[0] ?? {}) as Readonly<Record<string, string | number>>
  return fill(choose(lookUp(key), values['count'], locale), values, locale)
}

/**
 * As `t`, for sentences that hold elements: gives the pieces in order.
 *
 * @example tPieces('board.empty.how', { command: element }) // ['Run ', element, ' ...']
 */
export function tPieces<K extends MessageKey, T>(
  key: K,
  ...args: ArgumentsOf<Catalogue[K], T>
): (string | T)[] {
  const values = (args[0] ?? {}) as Readonly<Record<string, T>>
  return pieces(choose(lookUp(key), values['count'], locale), values)
}

/**
 * The text of a key that a program made up (`eed.flag.` + a mark), or null where the catalogue has none.
 *
 * @example textIfAny('outcome.scored') // 'scored'
 * @example textIfAny('eed.flag.unheard_of') // null
 */
export function textIfAny(key: string): string | null {
  return isKey(key) ? choose(lookUp(key), 0, locale) : null
}

function isKey(key: string): key is MessageKey {
  return Object.hasOwn(catalogues[locale], key)
}

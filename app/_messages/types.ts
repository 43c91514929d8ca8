/**
 * A text of the catalogue: a sentence with `{names}` to be filled in, or two or more of them to choose from by the
 * number called `count`, after the plural rules of the language (`other` is required, as in Intl.PluralRules).
 */
export type Message = string | PluralMessage

export interface PluralMessage {
  readonly zero?: string
  readonly one?: string
  readonly two?: string
  readonly few?: string
  readonly many?: string
  readonly other: string
}

/** The names between braces in a text. */
type NamesIn<S extends string> = S extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never

/** The parameters that a message needs; `never` where it needs none. */
export type NamesOf<M> = M extends string
  ? NamesIn<M>
  : M extends { readonly other: infer Other extends string }
    ? NamesIn<Other> | 'count'
    : never

/** The arguments after the key: nothing, or an object with every parameter. */
export type ArgumentsOf<M, Value> = [NamesOf<M>] extends [never] ? [] : [Readonly<Record<NamesOf<M>, Value>>]

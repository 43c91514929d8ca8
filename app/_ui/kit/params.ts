/** Parameters of an address as pages get them. */
export type Search = Readonly<Record<string, string | string[] | undefined>>

/** One value of a parameter that should stand once; the first of several. */
export function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value
}

/**
 * The family that a model's name begins with: without its maker's folder, the letters before the first digit, hyphen or
 * other mark. Names are all that is known of most models, so this is a guard against the plain cases, not a proof.
 *
 * @example familyOf('Qwen/Qwen2.5-1.5B-Instruct') // 'qwen'
 * @example familyOf('gpt-4o-mini') // 'gpt'
 */
export function familyOf(name: string): string {
  const own = name.normalize('NFKC').toLowerCase().split('/').at(-1) ?? ''
  return /^[^\p{L}]*(\p{L}+)/u.exec(own)?.[1] ?? own
}

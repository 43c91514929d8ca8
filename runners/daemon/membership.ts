import type { EnrollRequest } from '#core/protocol/index.ts'
import { SetupError } from '#lib/setup-error.ts'
import { enroll, identityFile, loadIdentity, saveIdentity } from './identity.ts'
import type { SiteRefusal } from './site-client.ts'

export interface MembershipOptions {
  site: string
  name: string
  home: string
  /** An administrator's token as it is now, or null. */
  token: () => string | null
  key: string | null
  signal: AbortSignal
  /** What the runner says of itself. */
  request: () => Promise<Omit<EnrollRequest, 'name'>>
}

/** A site that forgets a runner so often within this time, milliseconds, has something else wrong with it. */
const MOST_REJOINS = 5
const WITHIN_MS = 60_000

/** This runner's place at its site: the kept key, or a new one. */
export class Membership {
  readonly #options: MembershipOptions
  readonly #file: string
  #key: string | null = null
  #id: string | null = null
  #rejoining: Promise<boolean> | null = null
  #rejoinedAt: number[] = []

  constructor(options: MembershipOptions) {
    this.#options = options
    this.#file = identityFile(options.home, options.name)
  }

  get key(): string | null {
    return this.#key
  }

  get id(): string | null {
    return this.#id
  }

  /**
   * Takes the given key, or the kept one, or enrolls.
   *
   * @throws SetupError where there is neither key nor token, or the site refuses; SiteAway
   */
  async join(): Promise<void> {
    const { key, site } = this.#options
    if (key !== null) {
      this.#key = key
      return
    }
    const kept = loadIdentity(this.#file, site)
    if (kept) {
      this.#key = kept.key
      this.#id = kept.id
      return
    }
    const token = this.#options.token()
    if (token === null)
      throw new SetupError(
        `This runner is not enrolled at ${site}. Give it an administrator's token (--token-file), or a runner's key (--key-file).`,
        { exitCode: 2 },
      )
    await this.#enroll(token)
  }

  /**
   * After the site refused the key. Several requests may be refused at once: it is done once for all.
   *
   * @returns false where the refused request was sent with the key before the present one
   * @throws SetupError where there is no token to enroll with, or it does not help; SiteAway
   */
  rejoin(refusal: SiteRefusal): Promise<boolean> {
    this.#rejoining ??= this.#again(refusal).finally(() => (this.#rejoining = null))
    return this.#rejoining
  }

  async #again(refusal: SiteRefusal): Promise<boolean> {
    const { site, key } = this.#options
    const token = this.#options.token()
    // Requests that were under way with the old key may still come back refused.
    if (!refusal.wasSentWith(this.#key)) return false
    if (refusal.status === 403)
      throw new SetupError(`${site} does not let this runner work: ${refusal.message}`)
    if (token === null || key !== null)
      throw new SetupError(
        `${site} does not accept this runner's key (${refusal.message}). ` +
          (key !== null
            ? 'Check --key-file.'
            : "Give an administrator's token (--token-file) to enroll it again."),
      )
    const now = performance.now()
    this.#rejoinedAt = [...this.#rejoinedAt.filter((at) => now - at < WITHIN_MS), now]
    if (this.#rejoinedAt.length > MOST_REJOINS)
      throw new SetupError(
        `${site} takes a new key from this runner again and again (${refusal.message}): is another one enrolled ` +
          `under the name ${this.#options.name}? Give each runner a name of its own (--name).`,
      )
    await this.#enroll(token)
    return true
  }

  async #enroll(token: string): Promise<void> {
    const { site, name, signal, request } = this.#options
    const identity = await enroll(site, token, { name, ...(await request()) }, signal)
    saveIdentity(this.#file, identity)
    this.#key = identity.key
    this.#id = identity.id
  }
}

/** A pause that can be cut short. */
export class Wake {
  #poked = false
  #wake: (() => void) | null = null

  /** Resolves after `ms`, or as soon as somebody pokes; at once where that has happened since the last wait. */
  wait(ms: number): Promise<void> {
    if (this.#poked) {
      this.#poked = false
      return Promise.resolve()
    }
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer)
        this.#wake = null
        this.#poked = false
        resolve()
      }
      const timer = setTimeout(done, ms)
      this.#wake = done
    })
  }

  poke(): void {
    if (this.#wake) this.#wake()
    else this.#poked = true
  }
}

/** What a file of this folder exports as its default. */
export interface Benchmark {
  /** One line for the list of benchmarks. */
  readonly summary: string
  /** Runs with the arguments after the name; returns the exit status. */
  run(args: readonly string[]): Promise<number>
}

/** The q-quantile (0 to 1) of a sample, by the nearest rank; NaN of nothing. */
export function quantile(sample: readonly number[], q: number): number {
  const sorted = [...sample].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? NaN
}

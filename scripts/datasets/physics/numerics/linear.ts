/** Small dense linear systems. */

/**
 * Solves A x = b by Gaussian elimination with row pivoting. Throws for a singular matrix.
 *
 * @example solve([[2, 0], [1, 1]], [4, 3]) // [2, 1]
 */
export function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const n = right.length
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0])
  for (let column = 0; column < n; column++) {
    let pivot = column
    for (let i = column + 1; i < n; i++) {
      if (Math.abs(at(rows, i, column)) > Math.abs(at(rows, pivot, column))) pivot = i
    }
    const [top, other] = [rows[pivot], rows[column]]
    if (top === undefined || other === undefined || top[column] === 0)
      throw new Error('the matrix is singular')
    rows[column] = top
    rows[pivot] = other
    for (let i = column + 1; i < n; i++) {
      const row = rows[i] ?? []
      const factor = (row[column] ?? 0) / (top[column] ?? 1)
      if (factor !== 0) for (let j = column; j <= n; j++) row[j] = (row[j] ?? 0) - factor * (top[j] ?? 0)
    }
  }
  const x = new Array<number>(n).fill(0)
  for (let i = n - 1; i >= 0; i--) {
    let sum = at(rows, i, n)
    for (let j = i + 1; j < n; j++) sum -= at(rows, i, j) * (x[j] ?? 0)
    x[i] = sum / at(rows, i, i)
  }
  return x
}

function at(rows: readonly (readonly number[])[], i: number, j: number): number {
  return rows[i]?.[j] ?? 0
}

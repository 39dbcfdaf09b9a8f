/** A pivot this small beside its diagonal is rounding: nothing is known of that direction. */
const LOST = 1e-14;

/**
 * Solves A x = r for a symmetric matrix without negative eigenvalues, by LDLᵀ; both arguments are overwritten.
 *
 * No pivoting: elimination of such a matrix is stable as it stands, whatever the scales of its rows. A direction in which
 * the matrix vanishes gets 0: where all weights are certain of their level, no tilt moves anything.
 *
 * @param matrix - row-major [size, size]; the lower triangle is read and overwritten
 * @param right - becomes x
 * @returns `right`
 * @internal
 */
export function solveSymmetric(matrix: Float64Array, right: Float64Array): Float64Array {
  const size = right.length;
  for (let k = 0; k < size; k++) {
    const diagonal = matrix[k * size + k];
    const pivot = reducedPivot(matrix, size, k);
    const known = pivot > LOST * diagonal;
    matrix[k * size + k] = known ? pivot : 0;
    for (let i = k + 1; i < size; i++) eliminate(matrix, size, i, k);
  }
  return substitute(matrix, right);
}

/** The diagonal entry less what the columns before explain of it. */
function reducedPivot(matrix: Float64Array, size: number, k: number): number {
  let pivot = matrix[k * size + k];
  for (let p = 0; p < k; p++) pivot -= matrix[k * size + p] ** 2 * matrix[p * size + p];
  return pivot;
}

/** Makes entry (i, k) that of the unit triangular factor. */
function eliminate(matrix: Float64Array, size: number, i: number, k: number): void {
  let entry = matrix[i * size + k];
  for (let p = 0; p < k; p++) entry -= matrix[i * size + p] * matrix[k * size + p] * matrix[p * size + p];
  const pivot = matrix[k * size + k];
  matrix[i * size + k] = pivot === 0 ? 0 : entry / pivot;
}

function substitute(factors: Float64Array, right: Float64Array): Float64Array {
  const size = right.length;
  for (let i = 0; i < size; i++) for (let k = 0; k < i; k++) right[i] -= factors[i * size + k] * right[k];
  for (let i = 0; i < size; i++)
    right[i] = factors[i * size + i] === 0 ? 0 : right[i] / factors[i * size + i];
  for (let i = size - 1; i >= 0; i--)
    for (let k = i + 1; k < size; k++) right[i] -= factors[k * size + i] * right[k];
  return right;
}

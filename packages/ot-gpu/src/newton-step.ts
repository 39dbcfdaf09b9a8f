/**
 * Solves J step = −residual for a symmetric matrix that is positive but for rounding.
 *
 * By Gaussian elimination without exchanges, which such a matrix allows; a pivot lost to rounding is held at a speck of its
 * diagonal, which shortens the step instead of failing.
 *
 * @param jacobian - row-major [n, n]; not changed
 * @param residual - n values
 * @returns the step, finite whenever the arguments are
 *
 * @internal
 */
export function newtonStep(jacobian: Float64Array, residual: Float64Array): Float64Array {
  const n = residual.length;
  const matrix = jacobian.slice();
  const step = residual.map((value) => -value);
  for (let k = 0; k < n; k++) {
    const pivot = Math.max(matrix[k * n + k], jacobian[k * n + k] * LEAST_PIVOT, LEAST_DIAGONAL);
    matrix[k * n + k] = pivot;
    for (let i = k + 1; i < n; i++) {
      const factor = matrix[i * n + k] / pivot;
      for (let j = k + 1; j < n; j++) matrix[i * n + j] -= factor * matrix[k * n + j];
      step[i] -= factor * step[k];
    }
  }
  for (let k = n - 1; k >= 0; k--) {
    for (let j = k + 1; j < n; j++) step[k] -= matrix[k * n + j] * step[j];
    step[k] /= matrix[k * n + k];
  }
  return step;
}

/** A pivot below this share of its diagonal is rounding of float32 sums. */
const LEAST_PIVOT = 1e-6;

/**
 * Where almost nothing moves, the residual is settled or noise of float32 sums, 1e-7 or so; a smaller floor would make a great
 * step of the noise.
 */
const LEAST_DIAGONAL = 1e-7;

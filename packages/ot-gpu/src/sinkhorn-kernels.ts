import { type KernelSource, kernelSource } from "./kernel-source.js";

// Potentials are in units of ε, u = f/ε and v = g/ε; costs are as they were sent, times `perEpsilon` = 1/ε. Sizes, z to x: cost [n, 1, m], of rows [n, 1, 1] with the row
// as z, of columns [m, 1, 1] with the column as z.

/**
 * The potential of each row that gives it its mass: −log Σ_j b_j exp(v_j − cost_ij), with the greatest term taken out.
 *
 * @internal
 */
export const fitRows: KernelSource = kernelSource(`
function fitRows(cost, logB, v, columns, perEpsilon) {
  let greatest = -3e38;
  for (let j = 0; j < columns; j++) {
    greatest = Math.max(greatest, logB[j][0][0] + (v[j][0][0] - perEpsilon * cost[this.thread.z][0][j]));
  }
  let sum = 0;
  for (let k = 0; k < columns; k++) {
    sum = sum + Math.exp(logB[k][0][0] + (v[k][0][0] - perEpsilon * cost[this.thread.z][0][k]) - greatest);
  }
  return -(greatest + Math.log(sum));
}`);

/**
 * The same for columns: −log Σ_i a_i exp(u_i − cost_ij).
 *
 * @internal
 */
export const fitColumns: KernelSource = kernelSource(`
function fitColumns(cost, logA, u, rows, perEpsilon) {
  let greatest = -3e38;
  for (let i = 0; i < rows; i++) {
    greatest = Math.max(greatest, logA[i][0][0] + (u[i][0][0] - perEpsilon * cost[i][0][this.thread.z]));
  }
  let sum = 0;
  for (let k = 0; k < rows; k++) {
    sum = sum + Math.exp(logA[k][0][0] + (u[k][0][0] - perEpsilon * cost[k][0][this.thread.z]) - greatest);
  }
  return -(greatest + Math.log(sum));
}`);

/**
 * The plan, [n, 1, m]: a_i b_j exp(u_i + v_j − cost_ij).
 *
 * @internal
 */
export const planOf: KernelSource = kernelSource(`
function planOf(cost, logA, logB, u, v, perEpsilon) {
  const i = this.thread.z;
  const j = this.thread.x;
  return Math.exp(logA[i][0][0] + logB[j][0][0] + (u[i][0][0] + (v[j][0][0] - perEpsilon * cost[i][0][j])));
}`);

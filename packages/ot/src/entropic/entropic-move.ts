import { massesAbove, NEARLY_NONE, type View } from "./entropic-view.js";
import { solveSymmetric } from "./solve-symmetric.js";

/** A change of each tilt. @internal */
export type Move = Float64Array;

/** Nothing is known of a direction in which a tilt moves less mass than this: it is within rounding of the sums. */
const DAMPING = 1e-13;

/** Of less mass than this the logarithm says nothing: what is left of a difference of sums near 1. */
const TRACE = 1e-14;

/** A prior that yields this much to the tilts keeps the log-masses straight by itself. */
const YIELDING = 0.1;

/** Sinkhorn's step: each level's log-weight rises by what its log-mass lacks, less what a yielding prior gives in. */
export function sinkhornMove({ masses, logWanted, stiffness }: View): Move {
  const lacking = masses.map((mass, level) => logWanted[level] - Math.log(Math.max(mass, NEARLY_NONE)));
  return lacking.subarray(1).map((log, j) => (log - lacking[j]) / (1 + stiffness));
}

/**
 * Newton's move, at most `radius` long in each tilt, and always downhill.
 *
 * Three right-hand sides that agree to first order are tried, the straightest first.
 *
 * @internal
 */
export function newtonMove(view: View, radius: number): Move {
  const downhill = (right: Float64Array | undefined): Move | undefined => {
    const move = right === undefined ? undefined : dampedMove(view, right, radius);
    return move?.every(Number.isFinite) && move.reduce((sum, d, j) => sum + d * view.residual[j], 0) < 0
      ? move
      : undefined;
  };
  return (
    downhill(lackingLogMasses(view)) ??
    downhill(lackingLogOdds(view)) ??
    dampedMove(
      view,
      view.residual.map((excess) => -excess),
      radius,
    )
  );
}

/**
 * Newton's method on the log-masses of the levels: at large ε these are nearly straight in the tilts.
 *
 * Its right-hand side holds errors of second order. Where the weights are nearly certain, such an error would be taken for
 * a far move; then there is none.
 */
function lackingLogMasses(view: View): Float64Array | undefined {
  const { logWanted, residual, hessian, stiffness } = view;
  const masses = stiffness > 0 ? view.masses.map((mass) => Math.max(mass, NEARLY_NONE)) : view.masses;
  if (!masses.every((mass) => mass > TRACE)) return undefined;
  const lacking = masses.map((mass, level) => logWanted[level] - Math.log(mass));
  const mean = masses.reduce((sum, mass, level) => sum + mass * lacking[level], 0);
  const right = massesAbove(masses.map((mass, level) => mass * (lacking[level] - mean)));
  const size = right.length;
  const straight = right.every(
    (rise, j) => Math.abs(rise + residual[j]) <= 3 * Math.abs(residual[j]) + 0.3 * hessian[j * size + j],
  );
  return straight || stiffness > YIELDING ? right : undefined;
}

/** Newton's method on the log-odds of lying above each boundary: right where one boundary matters little to the others. */
function lackingLogOdds({ masses, wanted, residual }: View): Float64Array {
  const [above, aim] = [massesAbove(masses), massesAbove(wanted)];
  return above.map((mass, j) => {
    const slack = mass * (1 - mass);
    return slack > TRACE ? slack * Math.log((aim[j] / (1 - aim[j])) * ((1 - mass) / mass)) : -residual[j];
  });
}

/** Levenberg's damping, raised until no tilt moves further than `radius`: it holds the least certain directions most. */
function dampedMove({ hessian, stiffness }: View, right: Float64Array, radius: number): Move {
  const least = stiffness > 0 ? DAMPING * Math.min(1, stiffness) : DAMPING; // a yielding prior is known exactly
  for (let damping = least; ; damping *= 4) {
    const matrix = hessian.slice();
    for (let j = 0; j < right.length; j++) matrix[j * right.length + j] += damping;
    const move = solveSymmetric(matrix, right.slice());
    if (!move.some((change) => Math.abs(change) > radius)) return move;
  }
}

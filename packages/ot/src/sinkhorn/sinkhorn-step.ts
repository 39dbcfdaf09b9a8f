/**
 * One side of a problem as its half-steps see it: only rows, or columns, that have mass and somewhere to go.
 *
 * @internal
 */
export interface SinkhornSide {
  /** Where each stood in the caller's array. */
  readonly index: Uint32Array;
  /** Mass of each, > 0. */
  readonly masses: Float64Array;
  readonly logMasses: Float64Array;
  /** What was taken off its costs: potential of the caller's problem = potential of the reduced one + shift. */
  readonly shifts: Float64Array;
  /** The mass of those that have nowhere to go: only where the side is relaxed. */
  readonly idleMass: number;
  /** Strength of the penalty, 0 to Infinity. */
  readonly strength: number;
}

/** @internal */
export interface StepRule {
  readonly epsilon: number;
  /** Strength of the side's penalty, 0 to Infinity. */
  readonly strength: number;
  readonly relaxation: number;
}

/**
 * Where a half-step takes one potential: to the greatest dual value while the other side stands still, or beyond.
 *
 * The dual as a function of one potential p of the caller's problem, per unit of mass and with strength ρ, is
 * −ρ exp(−p/ρ) − ε exp((p − fit)/ε), the first term p where ρ is infinite.
 *
 * @param potential - where it stands, reduced
 * @param fit - the reduced potential at which the marginal equals the mass
 * @param shift - the potential of the caller's problem less the reduced one
 * @param rule - ε, ρ, and the over-relaxation
 * @returns the new reduced potential
 * @see Chizat, Peyré, Schmitzer, Vialard, Scaling algorithms for unbalanced optimal transport problems (2018), section 3.3
 * @see Thibault, Chizat, Dossal, Papadakis, Overrelaxed Sinkhorn–Knopp algorithm for regularized optimal transport (2021):
 *   the idea of relaxing only as far as a Lyapunov function allows, here the dual itself
 * @internal
 */
export function stepOf(potential: number, fit: number, shift: number, rule: StepRule): number {
  const { epsilon, strength, relaxation } = rule;
  const plain =
    strength === Number.POSITIVE_INFINITY
      ? fit
      : fit * (strength / (strength + epsilon)) - shift * (epsilon / (strength + epsilon));
  if (relaxation === 1) return plain;
  const far = potential + relaxation * (plain - potential);
  const enough = (relaxation * (2 - relaxation)) / 2;
  const gainOf = (to: number): number => dualGain(to - potential, potential + shift, potential - fit, rule);
  const [gain, most] = [gainOf(far), gainOf(plain)];
  return Number.isFinite(gain) && gain >= enough * most ? far : plain; // a gain beyond numbers proves nothing
}

/** By how much a move raises the dual, per unit of mass. */
function dualGain(move: number, potential: number, excess: number, { epsilon, strength }: StepRule): number {
  const kept =
    strength === Number.POSITIVE_INFINITY ? move : -strength * rise(-potential / strength, -move / strength);
  return kept - epsilon * rise(excess / epsilon, move / epsilon);
}

/** exp(x + move) − exp(x), to its digits where the move is small; no number where it is so great that no gain is left. */
function rise(x: number, move: number): number {
  return Math.exp(x) * Math.expm1(move);
}

/**
 * How far a marginal is from the one that the optimality conditions ask for: m itself where it is kept exactly, m exp(−p/ρ)
 * under a penalty, anything where the strength is 0.
 *
 * @param potential - of the caller's problem
 * @returns the absolute difference; Infinity where it overflows
 * @internal
 */
export function marginalGap(marginal: number, mass: number, potential: number, strength: number): number {
  if (strength === 0) return 0;
  const gap = Math.abs(marginal - mass * Math.exp(-potential / strength));
  return Number.isNaN(gap) ? Number.POSITIVE_INFINITY : gap; // Infinity − Infinity
}

import type { LogOdds, Patience, SemiDual } from "@equal-bits/core";
import { type Move, newtonMove, sinkhornMove } from "./entropic-move.js";
import type { Prior } from "./entropic-prior.js";
import { lookAround, type View } from "./entropic-view.js";

/** Further from the prior than this, one step of Sinkhorn comes first: it never overshoots, and brings far masses near. */
const FAR = 0.6;

/** The greatest change of a tilt that Newton's method is trusted with at first: a factor of e⁵ in the odds. */
const FIRST_RADIUS = 5;

/**
 * Finds the tilts between K levels; writes them to `odds.tilts`.
 *
 * Newton's method on the semi-dual, a convex function of the tilts, within a trust region. Only gradients are known, so a
 * move is judged by the slope along it where it ends: a slope that rises beyond what it fell with at the start has overshot
 * the minimum. Such a move is taken back, and a shorter one tried, held most in the directions where the weights are
 * nearly certain of their level and little is known.
 *
 * @returns the marginal error at each evaluation; the last one belongs to the tilts left in `odds`
 * @internal
 */
export function solveTilts(
  dual: SemiDual,
  odds: LogOdds,
  prior: Prior,
  { tolerance, maxIterations }: Patience,
): number[] {
  const errors: number[] = [];
  const look = (): View => {
    const view = lookAround(dual, odds, prior);
    errors.push(view.error);
    return view;
  };
  const goesOn = (view: View): boolean => view.error > tolerance && errors.length < maxIterations;
  let base = look();
  if (base.error > FAR && goesOn(base)) {
    step(odds, base, sinkhornMove(base));
    base = look();
  }
  for (let radius = FIRST_RADIUS, view = base; goesOn(view); ) {
    const move = newtonMove(base, radius);
    step(odds, base, move);
    view = look();
    const turn = dot(move, view.residual) / -dot(move, base.residual); // −1 at the start of the move, 0 at the minimum
    if (turn > 1)
      radius = greatest(move) / 2; // no less: where the masses are a staircase, the slope rises at the end only
    else {
      base = view;
      radius *= turn < 0.2 ? 2 : 1;
    }
  }
  return errors;
}

function step({ tilts }: LogOdds, { from }: View, move: Move): void {
  for (let j = 0; j < tilts.length; j++) tilts[j] = from[j] + move[j];
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, j) => sum + value * b[j], 0);
}

function greatest(move: Move): number {
  return move.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

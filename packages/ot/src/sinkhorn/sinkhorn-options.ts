import { DomainError, requirePatience, requireWhole } from "@equal-bits/core";
import type { Potentials } from "../discrete/dual-certificate.js";

/** What may be set for `sinkhorn`. The words are POT's, in camelCase; `epsilon` is its `reg`. */
export interface SinkhornOptions {
  /** Strength of the entropic regularisation, in units of the cost, 1e-300 to 1e300. No default. POT's `reg`. */
  readonly epsilon: number;
  /** Most iterations, a whole number ≥ 1. Default 1000. POT's `numItermax`. */
  readonly maxIterations?: number;
  /**
   * The greatest L1 distance between the plan's marginals and the wanted ones that counts as converged, as a share of the
   * total mass, finite and ≥ 0. Default 1e-6. Finer than the difference of two sums of masses it cannot be met. POT's `stopThr`.
   */
  readonly tolerance?: number;
  /** Iterations from one look at the error to the next, a whole number ≥ 1. Default 1: a look costs no pass here. */
  readonly checkEvery?: number;
  /**
   * Whether every iteration computes its exponentials anew from the potentials. Without it they are kept and only rescaled,
   * until the potentials have moved so far that they are computed again: several times faster, as safe, and one more
   * matrix of memory. Default true.
   */
  readonly logDomain?: boolean;
  /** Come down to `epsilon` from a greater one, which a small epsilon needs. `true` for its defaults. Default false. */
  readonly epsilonScaling?: boolean | EpsilonScaling;
  /**
   * Over-relaxation ω, 1 ≤ ω < 2: each step goes ω times as far, where that raises the dual objective by no less than
   * ω(2 − ω)/2 of what the plain step would, and takes the plain step elsewhere. So the dual rises at every step and no ω
   * diverges. Default 1; 1.5 to 1.8 halves the iterations of a small epsilon or better, and costs some of a large one.
   */
  readonly relaxation?: number;
  /** How strictly each marginal is kept. Default: exactly. POT's `reg_m`. */
  readonly penalties?: Penalties;
  /** Potentials to start from, such as those of an earlier result. Default: the least cost of each row, then column. */
  readonly initial?: Potentials;
}

/** From which epsilon to come down, and how fast. */
export interface EpsilonScaling {
  /** The first epsilon, 1e-300 to 1e300; no greater than `epsilon` it does nothing. Default: the range of the costs. */
  readonly initial?: number;
  /** The factor from one iteration to the next, 0 < decay < 1. Default 0.8. It falls faster where `maxIterations` demands. */
  readonly decay?: number;
}

/**
 * Strength ρ of the penalty ρ·KL(marginal of the plan | masses) of each side, ≥ 0; Infinity keeps the masses exactly, 0 does
 * not ask for them at all. One finite strength is the semi-relaxed problem, two the unbalanced one.
 */
export interface Penalties {
  /** For the sums of the rows. Default Infinity. */
  readonly a?: number;
  /** For the sums of the columns. Default Infinity. */
  readonly b?: number;
}

/**
 * The options with their defaults, checked.
 *
 * @internal
 */
export interface SinkhornSettings {
  readonly epsilon: number;
  readonly maxIterations: number;
  readonly tolerance: number;
  readonly checkEvery: number;
  readonly logDomain: boolean;
  /** Undefined where epsilon is the same at every step; without `initial` the cost decides it. */
  readonly scaling: { readonly initial: number | undefined; readonly decay: number } | undefined;
  readonly relaxation: number;
  readonly strengths: { readonly a: number; readonly b: number };
}

/** Between them no product of a potential and 1/ε is lost to overflow of its own. */
const [LEAST_EPSILON, GREATEST_EPSILON] = [1e-300, 1e300];

/** @internal */
export function sinkhornSettings(options: SinkhornOptions): SinkhornSettings {
  const { epsilon, maxIterations = 1000, tolerance = 1e-6, checkEvery = 1, relaxation = 1 } = options;
  requireEpsilon(epsilon, "epsilon");
  requirePatience({ tolerance, maxIterations });
  requireWhole(checkEvery, "checkEvery", 1);
  if (!(relaxation >= 1 && relaxation < 2))
    throw new DomainError(`relaxation must be 1 or more and below 2, got ${relaxation}`);
  const { a = Number.POSITIVE_INFINITY, b = Number.POSITIVE_INFINITY } = options.penalties ?? {};
  requireStrength(a, "penalties.a");
  requireStrength(b, "penalties.b");
  return {
    epsilon,
    maxIterations,
    tolerance,
    checkEvery,
    logDomain: options.logDomain ?? true,
    scaling: scalingOf(options.epsilonScaling ?? false),
    relaxation,
    strengths: { a, b },
  };
}

function scalingOf(scaling: boolean | EpsilonScaling): SinkhornSettings["scaling"] {
  if (scaling === false) return undefined;
  const { initial, decay = 0.8 } = scaling === true ? {} : scaling;
  if (initial !== undefined) requireEpsilon(initial, "epsilonScaling.initial");
  if (!(decay > 0 && decay < 1))
    throw new DomainError(`epsilonScaling.decay must be above 0 and below 1, got ${decay}`);
  return { initial, decay };
}

function requireEpsilon(epsilon: number, what: string): void {
  if (!(epsilon >= LEAST_EPSILON && epsilon <= GREATEST_EPSILON))
    throw new DomainError(
      `${what} must be > 0 and within ${LEAST_EPSILON} to ${GREATEST_EPSILON}, got ${epsilon}`,
    );
}

function requireStrength(strength: number, what: string): void {
  if (!(strength >= 0))
    throw new DomainError(
      `${what} must be a strength ≥ 0, got ${strength}; Infinity keeps the marginal exactly`,
    );
}

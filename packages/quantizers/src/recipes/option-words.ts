import type { LevelChoice, TransportOptions } from "../rules/transport-options.js";
import type { Recipe, TrainingParts } from "./recipe.js";

/** The paper that all rules of exact transport come from. @internal */
export const PAPER = "Li, Pintea and van Gemert, Equal Bits, AAAI 2022";

/**
 * Fitted levels carry the weights' own magnitude, and centred ones have variance 1 already: only fixed ones may need a scale that makes
 * up for their variance.
 *
 * @internal
 */
export function trainingOf({ levels }: TransportOptions, scaleOfFixed = "fan-in"): TrainingParts {
  const scale = levels === "fitted" ? "unit" : levels === "centred" ? "fan-in" : scaleOfFixed;
  return { scale, gradient: "identity" };
}

/** @internal */
export function scaled({ levels }: TransportOptions, scaleOfFixed = "√(2 / fan-in)"): string {
  if (levels === "fitted") return "y = v(b)";
  return levels === "centred" ? "y = √(2 / fan-in) · v(b)" : `y = ${scaleOfFixed} · b`;
}

/** @internal */
export function worth({ levels }: TransportOptions): string {
  if (levels === "fitted") return "; v(b) = mean of the w on level b";
  return levels === "centred" ? "; v(b) = (b − mean b) / std b" : "";
}

/**
 * Whether the rule promises its counts. A semi-relaxed solver only pulls towards them, so nothing may be told as exact.
 *
 * @internal
 */
export function keepsCounts({ solver }: TransportOptions): boolean {
  return solver?.keepsCounts ?? true;
}

/**
 * The counts in the forward formula: those of the prior, or those that pulling towards it finds best.
 *
 * @internal
 */
export function countsOf(options: TransportOptions, shares: string, counts = "counts"): string {
  const wanted = `apportion(n, ${shares})`;
  if (keepsCounts(options)) return `${counts} = ${wanted}`;
  return `${counts} = argmin mean (w − b)² + γ · KL(${counts} | ${wanted}) / n, γ the strength`;
}

/** A sentence's middle: how near to the prior a semi-relaxed rule comes. @internal */
export const PULLED = "pulled towards the requested one in every filter, as far as the weights allow";

/** @internal */
export const whenPulled: Pick<Recipe, "whenToUse" | "whenNot"> = Object.freeze({
  whenToUse:
    "the weights shall have a say: it goes from the nearest level, at strength 0, to equal bits, at Infinity.",
  whenNot:
    "the counts must be exact, or the ratio of a layer known: the weights decide both, and none are promised.",
});

/** @internal */
export function among({ levels = "fixed", exactTotal = false }: TransportOptions): string {
  const kinds: Readonly<Record<LevelChoice, string>> = {
    fixed: "",
    centred: ", on levels of mean 0 and variance 1",
    fitted: ", on levels fitted in squares",
  };
  return `${kinds[levels]}${exactTotal ? "; the layer's total is exact too" : ""}`;
}

/** @internal */
export function solverWords({ solver }: TransportOptions): { solver?: string; rounding?: string } {
  if (solver === undefined || solver.keepsCounts) return {};
  return { solver: `${solver.name} transport`, rounding: "largest remainder, of the prior only" };
}

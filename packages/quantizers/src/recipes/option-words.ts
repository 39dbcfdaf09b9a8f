import type { LevelChoice, TransportOptions } from "../rules/transport-options.js";
import type { TrainingParts } from "./recipe.js";

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

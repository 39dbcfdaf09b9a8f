import type * as Plot from "@observablehq/plot";
import type { Axis } from "../figure.js";
import { paddedDomain } from "./padded-domain.js";
import { powersOfTen } from "./powers-of-ten.js";

/**
 * An axis for Observable Plot, without its label.
 *
 * @param values - all that must be in sight
 * @internal
 */
export function plotScale({ logarithmic = false }: Axis, values: readonly number[]): Plot.ScaleOptions {
  const domain = paddedDomain(values, logarithmic);
  if (!logarithmic) return { domain, ticks: 6 };
  const ticks = powersOfTen(domain);
  return { domain, type: "log", tickFormat: "~g", ticks: ticks.length > 0 ? ticks : 6 };
}

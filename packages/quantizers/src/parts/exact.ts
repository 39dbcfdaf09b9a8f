import { assignLevels } from "@equal-bits/ot";
import type { Solver } from "./solver.js";

/**
 * Exact transport: the levels go by rank, with exactly the wanted counts, at the least cost for every convex cost.
 *
 * @returns a frozen solver
 * @see Li, Pintea and van Gemert, Equal Bits, AAAI 2022, eq. (3) and (4)
 */
export function exact(): Solver {
  return byRank;
}

const byRank: Solver = Object.freeze({
  name: "exact",
  keepsCounts: true,
  needsAtoms: false,
  assign: (weights, { counts }, out) => assignLevels(weights, counts, out),
} satisfies Solver);

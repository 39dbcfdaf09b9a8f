import { HIDDEN_UNITS, unitNegatives } from "./hidden-unit.js";

/** How many binary weights the toy network has: three hidden units of four. */
export const NETWORK_WEIGHTS = 12;

/** The combinations of weights that differ in the order of their hidden units only, and so are one function. */
export interface NetworkClass {
  /** Its three hidden units as indices into {@link HIDDEN_UNITS}, ascending; the same one may come again. */
  readonly units: readonly [number, number, number];
  /** How many of the weights are −1. */
  readonly negatives: number;
  /** How many combinations it stands for: 6, or 3 or 1 where units are alike. */
  readonly combinations: number;
}

/**
 * All classes of toy networks, those with fewer negative weights first.
 *
 * There are C(18, 3) = 816, and their combinations sum to 2¹² = 4,096.
 */
export function networkClasses(): NetworkClass[] {
  const types = HIDDEN_UNITS.map((_, index) => index);
  const classes = types.flatMap((first) =>
    types
      .slice(first)
      .flatMap((second) => types.slice(second).map((third) => classOf([first, second, third]))),
  );
  return classes.sort((a, b) => a.negatives - b.negatives);
}

function classOf(units: NetworkClass["units"]): NetworkClass {
  const negatives = units.reduce((sum, unit) => sum + unitNegatives(HIDDEN_UNITS[unit]), 0);
  return { units, negatives, combinations: ORDERS[new Set(units).size] };
}

/** In how many orders three units can stand, by how many of them are different. */
const ORDERS = [0, 1, 3, 6];

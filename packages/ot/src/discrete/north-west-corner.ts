/**
 * What may be left of an atom as rounding, as a share of it: 0.3 − 0.1 − 0.2 is −2.8e-17 and means 0. It is as much as the
 * decimal fractions themselves were rounded by, and less than 1 for whole masses up to 2⁴⁹.
 */
const DUST = 4 * Number.EPSILON;

/**
 * Walks the north-west-corner rule: each step moves as much as is left of both atoms, then goes on to the next atom of
 * the side that is used up.
 *
 * Every atom of both sides is visited, those of mass 0 too, in n + m − 1 steps. The steps form a spanning tree, so dual
 * potentials follow from the costs along the walk.
 *
 * @param a - masses of the sources, in ascending order of position; each ≥ 0
 * @param b - masses of the targets, likewise, with the same sum but for rounding; what the rounding leaves over is not moved
 * @param visit - called at every step with source, target and the mass moved, which may be 0
 * @internal
 */
export function northWestCorner(
  a: Float64Array,
  b: Float64Array,
  visit: (source: number, target: number, mass: number) => void,
): void {
  if (a.length === 0 || b.length === 0) return;
  const [lastSource, lastTarget] = [a.length - 1, b.length - 1];
  let [i, j] = [0, 0];
  let [supply, demand] = [a[0], b[0]];
  for (;;) {
    const mass = Math.min(supply, demand);
    visit(i, j, mass);
    if (i === lastSource && j === lastTarget) return;
    supply = rest(supply - mass, a[i]);
    demand = rest(demand - mass, b[j]);
    if (j === lastTarget || (supply === 0 && i < lastSource)) supply = a[++i];
    else demand = b[++j];
  }
}

function rest(left: number, whole: number): number {
  return left <= DUST * whole ? 0 : left;
}

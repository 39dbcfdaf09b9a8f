/**
 * Moves labels apart so that neighbours keep a distance, each as near to its place as the order allows.
 *
 * Two sweeps: upwards from the least, then downwards from `greatest`, so that no label leaves the top.
 *
 * @param places - where the labels want to be
 * @param distance - the least distance between two labels, > 0
 * @param greatest - no label goes above this place
 * @returns the places to draw at, in the order of `places`
 */
export function spreadLabels(places: readonly number[], distance: number, greatest: number): number[] {
  const order = places.map((_, index) => index).sort((a, b) => places[a] - places[b] || a - b);
  const spread = [...places];
  for (let i = 1; i < order.length; i++) {
    spread[order[i]] = Math.max(spread[order[i]], spread[order[i - 1]] + distance);
  }
  let ceiling = greatest;
  for (const index of order.reverse()) {
    spread[index] = Math.min(spread[index], ceiling);
    ceiling = spread[index] - distance;
  }
  return spread;
}

/**
 * The place of 0, as a level of its own, among the levels of a rule that is pruned: in the middle.
 *
 * @param levels - K, the levels of the rule
 * @returns 0 … K
 */
export function prunedLevel(levels: number): number {
  return Math.floor((levels + 1) / 2);
}

/**
 * The place of a level of the rule when 0 stands among them.
 *
 * @param level - 0 … K − 1
 * @param levels - K
 * @returns 0 … K, but not that of 0
 */
export function levelBesidePruned(level: number, levels: number): number {
  return level < prunedLevel(levels) ? level : level + 1;
}

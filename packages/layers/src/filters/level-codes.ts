/**
 * The whole number that a frozen layer keeps for level k of K: −1 and +1, or −1, 0 and +1, or −3, −1, +1 and +3.
 *
 * Symmetric about 0, so that the codes of two and of three levels are the levels themselves.
 *
 * @internal
 */
export function codeOf(level: number, levels: number): number {
  return levels % 2 === 0 ? 2 * level - (levels - 1) : level - (levels - 1) / 2;
}

/**
 * The level of a code.
 *
 * @internal
 */
export function levelOf(code: number, levels: number): number {
  return levels % 2 === 0 ? (code + levels - 1) / 2 : code + (levels - 1) / 2;
}

/**
 * The sum of numbers with the digits that plain addition would lose, by Neumaier's method.
 *
 * @param values - finite
 * @returns their sum, right to a few units in the last place however many they are
 * @see Neumaier, Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen, 1974
 */
export function compensatedSum(values: Iterable<number>): number {
  let total = 0;
  let lost = 0;
  for (const value of values) {
    const next = total + value;
    lost += total >= value ? total - next + value : value - next + total;
    total = next;
  }
  return total + lost;
}

/**
 * Numbers as text, all with as many digits as tell their differences.
 *
 * @param values - finite, of one unit
 * @param resolution - what is told in two digits: the width of an interval; 0 where numbers are exact, which are told in four
 * @returns what prints a number of that unit; whole numbers stay whole where all are
 * @internal
 */
export function roundedText(values: readonly number[], resolution: number): (value: number) => string {
  const format = values.every(Number.isInteger) ? WHOLE : formatFor(resolution);
  return (value) =>
    value
      .toLocaleString("en-US", format)
      .replace(/^-(?=[0.]*$)/, "")
      .replace("-", "−");
}

const WHOLE: Intl.NumberFormatOptions = { maximumFractionDigits: 0 };

function formatFor(resolution: number): Intl.NumberFormatOptions {
  if (resolution === 0) return { maximumSignificantDigits: 4 };
  const digits = Math.min(8, Math.max(0, 1 - Math.floor(Math.log10(resolution))));
  return { minimumFractionDigits: digits, maximumFractionDigits: digits };
}

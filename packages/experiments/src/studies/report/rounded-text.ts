/**
 * Numbers as text, all with as many digits as tell their differences.
 *
 * @param values - finite, of one unit
 * @param resolution - what is told in two digits: the width of an interval; 0 where numbers are exact, which are told in four. One or two
 * digits more are told where else a number would look like 0 that is not, as the end of an interval beside it
 * @returns what prints a number of that unit; whole numbers stay whole where all are
 * @internal
 */
export function roundedText(values: readonly number[], resolution: number): (value: number) => string {
  const format = values.every(Number.isInteger) ? WHOLE : formatFor(values, resolution);
  return (value) =>
    value
      .toLocaleString("en-US", format)
      .replace(/^-(?=[0.]*$)/, "")
      .replace("-", "−");
}

const WHOLE: Intl.NumberFormatOptions = { maximumFractionDigits: 0 };

function formatFor(values: readonly number[], resolution: number): Intl.NumberFormatOptions {
  if (resolution === 0) return { maximumSignificantDigits: 4 };
  const usual = Math.max(0, 1 - Math.floor(Math.log10(resolution)));
  const isTold = (more: number): boolean =>
    values.every((value) => value === 0 || 2 * Math.abs(value) >= 10 ** -(usual + more));
  const digits = Math.min(8, usual + ([0, 1, 2].find(isTold) ?? 0));
  return { minimumFractionDigits: digits, maximumFractionDigits: digits };
}

/** A share 0 … 1 as a percentage: `percent(0.8831, 2)` is `"88.31 %"`; "not finite" for NaN and ±∞. */
export function percent(share: number, digits: number): string {
  return Number.isFinite(share) ? `${(100 * share).toFixed(digits)} %` : NOT_FINITE;
}

/** A number with a fixed count of digits after the point; "not finite" for NaN and ±∞, as a diverged loss. */
export function fixed(value: number, digits: number): string {
  return Number.isFinite(value) ? value.toFixed(digits).replace("-", "−") : NOT_FINITE;
}

/** A count and its noun: `"1 filter"`, `"2,000 images"`. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`;
}

/** A count and its noun at the beginning of a sentence: `"Three networks"`, `"12 networks"`. */
export function countedInWords(count: number, noun: string): string {
  const text = counted(count, noun);
  return count < WORDS.length ? text.replace(/^\d+/, WORDS[count]) : text;
}

/** Names in a sentence: `"a"`, `"a and b"`, `"a, b and c"`. */
export function listed(names: readonly string[]): string {
  return names.length < 2
    ? names.join("")
    : `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;
}

const WORDS = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];
const NOT_FINITE = "not finite";

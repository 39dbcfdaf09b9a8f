import { UsageError } from "./usage-error.js";

/** A reader of whole numbers from `least` to `greatest`, for the option called `flag`. */
export function wholeNumber(
  flag: string,
  least: number,
  greatest: number = Number.MAX_SAFE_INTEGER,
): (text: string) => number {
  const range = greatest === Number.MAX_SAFE_INTEGER ? `≥ ${least}` : `from ${least} to ${greatest}`;
  return (text) => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= least && value <= greatest)) {
      throw new UsageError(`${flag} must be a whole number ${range}, got ${quoted(text)}`);
    }
    return value;
  };
}

/** A reader of finite numbers above 0, for the option called `flag`. */
export function positiveNumber(flag: string): (text: string) => number {
  return (text) => {
    const value = text.trim() === "" ? Number.NaN : Number(text);
    if (!(value > 0 && Number.isFinite(value))) {
      throw new UsageError(`${flag} must be a number > 0, got ${quoted(text)}`);
    }
    return value;
  };
}

/** A reader of shares from 0 to 1, for the option called `flag`. */
export function shareNumber(flag: string): (text: string) => number {
  return (text) => {
    const value = text.trim() === "" ? Number.NaN : Number(text);
    if (!(value >= 0 && value <= 1)) {
      throw new UsageError(`${flag} must be a number from 0 to 1, got ${quoted(text)}`);
    }
    return value;
  };
}

function quoted(text: string): string {
  return text === "" ? "nothing" : text;
}
